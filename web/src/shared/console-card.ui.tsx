import { Group, Paper } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ConsoleLanguage } from "./console-language.ui";
import styles from "./console.module.css";

/** A page with one card in its middle: signing in, or a new password. */
export function ConsoleCard({ children }: { children: ReactNode }): ReactElement {
  const { t } = useTranslation("admin");
  return (
    <div className={styles["cardPage"]}>
      <Group justify="space-between" className={styles["cardTop"]} wrap="nowrap">
        <a href="/" className={styles["brand"]}>
          <img src="/favicon.svg" alt="" width={28} height={28} />
          {t("brand")}
        </a>
        <ConsoleLanguage />
      </Group>
      <main>
        <Paper withBorder shadow="sm" p={{ base: "lg", sm: "xl" }} radius="lg" className={styles["card"] ?? ""}>
          {children}
        </Paper>
      </main>
    </div>
  );
}
