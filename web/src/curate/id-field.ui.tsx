import { Button, Collapse, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import styles from "./curate.module.css";
import { isSlug } from "./templates";

interface IdProps {
  id: string;
  taken: boolean;
  onChange: (id: string) => void;
}

/** The id is made by itself; whoever wants another one opens it. */
export function IdField({ id, taken, onChange }: IdProps): ReactElement {
  const { t } = useTranslation("curate");
  const [opened, details] = useDisclosure(false);
  const flaw = id !== "" && !isSlug(id) ? t("new.idFlaw") : null;
  return (
    <div>
      {!opened && !taken && (
        <Button
          variant="subtle"
          size="compact-sm"
          classNames={{ root: styles["idShow"] ?? "", label: styles["idShown"] ?? "" }}
          onClick={details.open}
        >
          {t("new.idShow", { id: id || "—" })}
        </Button>
      )}
      <Collapse expanded={opened || taken}>
        <TextInput
          label={t("field.id")}
          description={t("new.idHint")}
          value={id}
          error={taken ? t("new.idTaken") : flaw}
          maxLength={80}
          spellCheck={false}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        />
      </Collapse>
    </div>
  );
}
