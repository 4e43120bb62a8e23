import { Anchor, Stack, Text } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { PassageUsed } from "./desk-types";
import styles from "./desk.module.css";

/** What the AI rested its answers on, each passage with its source. */
export function Passages({ passages }: { passages: readonly PassageUsed[] }): ReactElement {
  const { t } = useTranslation("desk");
  return (
    <section aria-label={t("passages.title")}>
      <h3 className={styles["heading"]}>{t("passages.title")}</h3>
      {passages.length === 0 && (
        <Text size="sm" c="gray.7">
          {t("passages.none")}
        </Text>
      )}
      <Stack gap="xs">
        {passages.map((passage) => (
          <article key={`${passage.document_id}|${passage.locator}|${passage.quote}`} className={styles["passage"]}>
            <Text fw={700} size="sm">
              {passage.title}
            </Text>
            <Source passage={passage} />
            <blockquote>{passage.quote}</blockquote>
          </article>
        ))}
      </Stack>
    </section>
  );
}

function Source({ passage }: { passage: PassageUsed }): ReactElement {
  const { t } = useTranslation("desk");
  if (!passage.source_url) {
    return (
      <Text size="xs" c="gray.7">
        {passage.locator}
      </Text>
    );
  }
  return (
    <Anchor href={passage.source_url} target="_blank" rel="noreferrer" size="xs">
      {passage.locator || passage.source_url}
      <IconExternalLink
        size={13}
        style={{ display: "inline", marginLeft: 3, verticalAlign: "-2px" }}
        aria-label={t("newWindow")}
      />
    </Anchor>
  );
}
