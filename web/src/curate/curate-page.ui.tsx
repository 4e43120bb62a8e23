import type { ReactElement } from "react";
import { useParams } from "react-router";

import type { SessionAccount } from "../shared/console-session.net";
import { DocumentPage } from "./document-page.ui";
import { ProcedureList } from "./procedure-list.ui";

/** The list of procedures, or one of them. */
export function CuratePage({ account }: { account: SessionAccount }): ReactElement {
  const id = useParams()["*"] ?? "";
  return id === "" ? <ProcedureList account={account} /> : <DocumentPage key={id} id={id} account={account} />;
}
