import { Textarea, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import styles from "./curate.module.css";
import { FieldAt } from "./field-problems.ui";
import type { FieldProblem } from "./problems";
import { Dates } from "./procedure-form.ui";
import type { PlainDocument } from "./procedure-types";

interface FormProps {
  content: PlainDocument;
  problems: readonly FieldProblem[];
  change: (changes: Partial<PlainDocument>) => void;
}

/** A loaded text without fields: it is its own source. */
export function PlainForm({ content, problems, change }: FormProps): ReactElement {
  const { t } = useTranslation("curate");
  const line = (field: "title" | "source_url" | "locator"): ReactElement => (
    <FieldAt problems={problems} path={field}>
      <TextInput
        label={t(`plain.${field}`)}
        required={field === "title"}
        maxLength={field === "source_url" ? 2000 : 300}
        value={content[field]}
        onChange={(event) => {
          change({ [field]: event.currentTarget.value });
        }}
      />
    </FieldAt>
  );
  return (
    <section className={styles["card"]} aria-label={t("part.head")}>
      <div className={styles["cards"]}>
        {line("title")}
        <div className={styles["grid2"]}>
          {line("source_url")}
          {line("locator")}
        </div>
        <Dates
          from={content.effective_from ?? null}
          until={content.effective_until ?? null}
          problems={problems}
          onChange={change}
        />
        <FieldAt problems={problems} path="text">
          <Textarea
            label={t("plain.text")}
            required
            autosize
            minRows={10}
            maxRows={30}
            value={content.text}
            onChange={(event) => {
              change({ text: event.currentTarget.value });
            }}
          />
        </FieldAt>
        <Textarea
          label={t("part.questions")}
          description={t("plain.questionsText")}
          autosize
          minRows={3}
          value={content.questions.join("\n")}
          onChange={(event) => {
            change({ questions: event.currentTarget.value.split("\n") });
          }}
        />
      </div>
    </section>
  );
}
