import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import type { SessionAccount } from "../../shared/console-session.net";
import { useTitle } from "../../shared/use-title";
import { Loaded, ToolHead } from "../tool-frame.ui";
import { ImportDocument } from "./import-document.ui";
import { ImportForm } from "./import-form.ui";
import { ImportJob } from "./import-job.ui";
import { ImportList } from "./import-list.ui";
import { useJobs } from "./imports.net";

/** Files on their way to drafts: hand in and watch; one job at `/imports/JOB`, one file at `/imports/JOB/FILE`. */
export function ImportsPage({ account }: { account: SessionAccount }): ReactElement {
  const { t } = useTranslation("imports");
  useTitle(t("title"));
  const [job, file] = numbersIn(useParams()["*"] ?? "");
  const writes = account.roles.includes("curator");
  if (job !== undefined && file !== undefined) {
    return <ImportDocument key={file} place={{ job, file }} writes={writes} />;
  }
  if (job !== undefined) return <ImportJob key={job} id={job} writes={writes} />;
  return <Overview writes={writes} />;
}

/** `tools/imports/12/34` */
function numbersIn(path: string): number[] {
  return path
    .split("/")
    .slice(2)
    .filter((part) => /^\d+$/.test(part))
    .map(Number);
}

function Overview({ writes }: { writes: boolean }): ReactElement {
  const { t } = useTranslation("imports");
  const jobs = useJobs(1);
  return (
    <>
      <ToolHead title={t("title")} lead={t("lead")} />
      <Loaded query={jobs}>
        {({ rules }) => (
          <>
            {writes && <ImportForm rules={rules} />}
            <ImportList />
          </>
        )}
      </Loaded>
    </>
  );
}
