import { Center, Loader, Title } from "@mantine/core";
import { Suspense, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import { Content } from "../shared/console-content.ui";
import type { SessionAccount } from "../shared/console-session.net";
import { DocumentPage } from "./document-page.ui";
import { ProcedureList } from "./procedure-list.ui";
import { isToolPath, toolAt, toolsFor } from "./tools";
import { ToolsNav } from "./tools-nav.ui";

/** The list of procedures, one of them, or a tool, under the navigation of curation. */
export function CuratePage({ account }: { account: SessionAccount }): ReactElement {
  const path = useParams()["*"] ?? "";
  return (
    <>
      <ToolsNav current={toolAt(path)} tools={toolsFor(account.roles)} />
      <Content page={path}>
        <Inner path={path} account={account} />
      </Content>
    </>
  );
}

function Inner({ path, account }: { path: string; account: SessionAccount }): ReactElement {
  if (path === "") return <ProcedureList account={account} />;
  if (isToolPath(path)) return <ToolPage path={path} account={account} />;
  return <DocumentPage key={path} id={path} account={account} />;
}

function ToolPage({ path, account }: { path: string; account: SessionAccount }): ReactElement {
  const { t } = useTranslation("curate");
  const found = toolAt(path);
  if (!found) return <Title order={1}>{t("tools.unknown")}</Title>;
  const waiting = (
    <Center mih="30vh">
      <Loader aria-label={t("loading")} />
    </Center>
  );
  return (
    <Suspense fallback={waiting}>
      <found.page account={account} />
    </Suspense>
  );
}
