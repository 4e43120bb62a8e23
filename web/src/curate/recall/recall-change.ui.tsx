import { Alert, Anchor, Badge, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useWhen } from "../../shared/console-dates";
import { StackedCell, StackedRow, StackedTable } from "../../shared/stacked-table.ui";
import styles from "../curate.module.css";
import { Loaded } from "../tool-frame.ui";
import { useCollectionName } from "../words";
import { CorrectionForm } from "./recall-form.ui";
import { Corrections } from "./recall-corrections.ui";
import { useRecall, type Place, type Recall } from "./recall.net";

/** One version that is not said any more: then and now, who heard of it, and what is done about it. */
export function RecallChange({ place, writes }: { place: Place; writes: boolean }): ReactElement {
  const { t } = useTranslation("recall");
  const recall = useRecall(place);
  return (
    <>
      <Anchor component={Link} to="/curate/tools/recall" size="sm">
        <IconArrowLeft size={16} aria-hidden style={{ display: "inline", verticalAlign: "-3px", marginRight: 4 }} />
        {t("back")}
      </Anchor>
      <Loaded query={recall}>{(data) => <Shown recall={data} place={place} writes={writes} />}</Loaded>
    </>
  );
}

function Shown({ recall, place, writes }: { recall: Recall; place: Place; writes: boolean }): ReactElement {
  const { t } = useTranslation("recall");
  const { change } = recall;
  const name = useCollectionName();
  return (
    <Stack gap="lg" mt="xs">
      <div>
        <Title order={1}>{change.title}</Title>
        <Group gap="xs" mt={4}>
          <Badge color={change.state === "withdrawn" ? "red" : "gray"} variant="light">
            {t(`state.${change.state}`)}
          </Badge>
          <Text c="gray.7">
            {name(change.collection)} · {t("version", { number: change.version })} · {t("changedOn", { day: change.changed_on })}
          </Text>
          <Anchor component={Link} to={`/curate/${encodeURIComponent(change.document_id)}`}>
            {t("toDocument")}
          </Anchor>
        </Group>
      </div>
      <Passages recall={recall} />
      {writes && (recall.letters > 0 || recall.calls > 0) && <CorrectionForm recall={recall} place={place} />}
      {change.people === 0 && <Alert color="gray">{t("nobodyText")}</Alert>}
      <Corrections recall={recall} writes={writes} />
      <Answers recall={recall} />
    </Stack>
  );
}

function Passages({ recall }: { recall: Recall }): ReactElement {
  const { t } = useTranslation("recall");
  const { t: curate } = useTranslation("curate");
  return (
    <Paper withBorder radius="lg" p="md">
      <Title order={2} size="h4" mb="sm">
        {t("thenAndNow")}
      </Title>
      <Stack gap="md">
        {recall.passages.map((passage) => (
          <div key={`${passage.section} ${passage.language} ${passage.then}`}>
            <Text fw={600} size="sm" mb={4}>
              {curate(`section.${passage.section as "what"}`, { defaultValue: t("text") })}
              {passage.language !== "ko" && ` · ${curate(`language.${passage.language}`)}`}
            </Text>
            <div className={styles["grid2"]}>
              <div className={styles["change"]} data-kind="removed">
                <Text size="xs" c="gray.7">
                  {t("then")}
                </Text>
                <Text lang={passage.language}>{passage.then}</Text>
              </div>
              <div className={styles["change"]} data-kind="added">
                <Text size="xs" c="gray.7">
                  {t("now")}
                </Text>
                <Text lang={passage.language}>{passage.now || t("notSaid")}</Text>
              </div>
            </div>
          </div>
        ))}
      </Stack>
    </Paper>
  );
}

function Answers({ recall }: { recall: Recall }): ReactElement {
  const { t } = useTranslation("recall");
  const name = useCollectionName();
  const when = useWhen();
  return (
    <Paper withBorder radius="lg" p="md">
      <Title order={2} size="h4">
        {t("heard", { count: recall.change.answers })}
      </Title>
      <Text c="gray.7" size="sm" mb="sm">
        {t("heardText")}
      </Text>
      <StackedTable
        label={t("heardLabel")}
        columns={[t("column.when"), t("column.said"), t("column.true"), t("column.people")]}
        minWidth={680}
      >
        {recall.answers.map((answer, number) => (
          <StackedRow key={`${answer.at} ${number}`}>
            <StackedCell label={t("column.when")} whole>
              {when(answer.at)}
              <Text size="xs" c="gray.7">
                {name(answer.official)}
              </Text>
              <Text size="xs" c="gray.7">
                {t("asOf", { day: answer.as_of })}
              </Text>
            </StackedCell>
            <StackedCell label={t("column.said")}>
              {answer.said.map((said) => (
                <Text key={said.then} size="sm">
                  {said.sentence || said.then}
                  {!said.sentence && (
                    <Text span size="xs" c="gray.7">
                      {" "}
                      {t("wordsGone")}
                    </Text>
                  )}
                </Text>
              ))}
            </StackedCell>
            <StackedCell label={t("column.true")}>
              {answer.said.map((said) => (
                <Text key={said.then} size="sm">
                  {said.now || t("notSaid")}
                </Text>
              ))}
            </StackedCell>
            <StackedCell label={t("column.people")} whole>
              {answer.people > 0 ? t("people", { count: answer.people }) : t("nobody")}
            </StackedCell>
          </StackedRow>
        ))}
      </StackedTable>
    </Paper>
  );
}
