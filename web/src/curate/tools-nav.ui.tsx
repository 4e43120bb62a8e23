import {
  IconAdjustmentsSearch,
  IconCalendarEvent,
  IconChartBar,
  IconFileImport,
  IconFiles,
  IconHistory,
  IconMailForward,
  IconMessageQuestion,
  IconPackageExport,
  IconScale,
} from "@tabler/icons-react";
import { useEffect, useRef, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Tool, ToolName } from "./tools";
import styles from "./tools.module.css";

const ICONS = {
  dashboard: IconChartBar,
  imports: IconFileImport,
  search: IconAdjustmentsSearch,
  conflicts: IconScale,
  gaps: IconMessageQuestion,
  recall: IconMailForward,
  calendar: IconCalendarEvent,
  bundles: IconPackageExport,
  audit: IconHistory,
} as const satisfies Record<ToolName, typeof IconFiles>;

/** The pages of curation: the procedures, then the tools. */
export function ToolsNav({ current, tools }: { current: Tool | null; tools: readonly Tool[] }): ReactElement {
  const { t } = useTranslation("curate");
  const here = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // On a narrow screen the row scrolls sideways: the page one is on comes into sight.
    here.current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [current]);
  return (
    <nav aria-label={t("tools.label")} className={styles["nav"]}>
      <Link to="/curate" {...(current === null ? { "aria-current": "page", ref: here } : {})}>
        <IconFiles size={18} aria-hidden />
        {t("tools.procedures")}
      </Link>
      {tools.map((tool) => {
        const Icon = ICONS[tool.name];
        return (
          <Link
            key={tool.name}
            to={`/curate/tools/${tool.name}`}
            {...(tool === current ? { "aria-current": "page", ref: here } : {})}
          >
            <Icon size={18} aria-hidden />
            {t(`tools.${tool.name}`)}
          </Link>
        );
      })}
    </nav>
  );
}
