import { Alert, Button, Group, Loader, Text } from "@mantine/core";
import { IconGitMerge } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { ChangesView } from "./changes-view.ui";
import type { Content, VersionDetail } from "./procedure-types";
import { useProcedure } from "./procedures.net";

interface ConflictProps {
  id: string;
  mine: Content;
  onLoad: (latest: VersionDetail) => void;
  onOverwrite: (latest: VersionDetail) => void;
}

/** Somebody saved meanwhile: shows what differs, and lets the writer choose whose words stay. */
export function Conflict({ id, mine, onLoad, onOverwrite }: ConflictProps): ReactElement {
  const { t } = useTranslation("curate");
  const queries = useQueryClient();
  const latest = useProcedure(id);
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ["procedure", id], exact: true });
  }, [queries, id]);
  const open = latest.data?.open;
  return (
    <Alert color="red" mb="md" icon={<IconGitMerge aria-hidden />} title={t("conflict.title")} role="alert">
      {latest.isFetching && <Loader size="sm" aria-label={t("loading")} />}
      {!latest.isFetching && !open && <Text>{t("conflict.noDraft")}</Text>}
      {!latest.isFetching && open?.summary.state === "in_review" && <Text>{t("conflict.inReview")}</Text>}
      {!latest.isFetching && open?.summary.state === "draft" && (
        <>
          <Text mb="sm">{t("conflict.text", { name: open.summary.author })}</Text>
          <ChangesView before={open.content} after={mine} />
          <Group mt="md">
            <Button
              variant="default"
              onClick={() => {
                onLoad(open);
              }}
            >
              {t("conflict.load")}
            </Button>
            <Button
              color="red"
              onClick={() => {
                onOverwrite(open);
              }}
            >
              {t("conflict.overwrite")}
            </Button>
          </Group>
        </>
      )}
    </Alert>
  );
}
