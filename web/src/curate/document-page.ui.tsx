import { Alert, Anchor, Button, Loader, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { hasCode, useProblemText } from "../shared/console-problem";
import type { SessionAccount } from "../shared/console-session.net";
import { DocumentView } from "./document-view.ui";
import type { DocumentDetail, VersionDetail } from "./procedure-types";
import { useProcedure, useVersion } from "./procedures.net";

/** One document with its versions. */
export function DocumentPage({ id, account }: { id: string; account: SessionAccount }): ReactElement {
  const { t } = useTranslation("curate");
  const found = useProcedure(id);
  return (
    <>
      <Anchor component={Link} to="/curate" size="sm">
        <IconArrowLeft size={16} aria-hidden style={{ display: "inline", verticalAlign: "-3px", marginRight: 4 }} />
        {t("backToList")}
      </Anchor>
      {found.isPending && <Loader m="xl" display="block" aria-label={t("loading")} />}
      {found.isError && <Problem error={found.error} onAgain={() => void found.refetch()} />}
      {found.data && <Shown detail={found.data} account={account} />}
    </>
  );
}

/** The version that is worked on; where none is, the newest. */
function Shown({ detail, account }: { detail: DocumentDetail; account: SessionAccount }): ReactElement {
  const { t } = useTranslation("curate");
  const newest = detail.versions[0]?.version ?? null;
  const here = [detail.open, detail.live].find((one): one is VersionDetail => one?.summary.version === newest);
  const version = useVersion(detail.id, detail.open || here ? null : newest);
  const shown = detail.open ?? here ?? version.data;
  if (version.isError) return <Problem error={version.error} onAgain={() => void version.refetch()} />;
  if (!shown) return <Loader m="xl" display="block" aria-label={t("loading")} />;
  return <DocumentView detail={detail} shown={shown} account={account} />;
}

function Problem({ error, onAgain }: { error: Error; onAgain: () => void }): ReactElement {
  const { t } = useTranslation("curate");
  const problem = useProblemText();
  const gone = hasCode(error, "not_found");
  return (
    <>
      {gone && (
        <Title order={1} mt="xs">
          {t("notFound")}
        </Title>
      )}
      <Alert color="red" mt="md" role="alert">
        <p>{problem(error)}</p>
        {!gone && (
          <Button mt="sm" size="sm" variant="light" color="red" onClick={onAgain}>
            {t("again")}
          </Button>
        )}
      </Alert>
    </>
  );
}
