import { Alert, Anchor, Badge, Button, EmptyState, Stack, Text } from "@mantine/core";
import { IconBulb, IconFileOff } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useProblemText } from "../../shared/console-problem";
import { Loaded } from "../tool-frame.ui";
import type { FilePlace } from "./imports.net";
import { ProposalCard } from "./proposal-card.ui";
import { useMake, useProposals, type ProposalView } from "./proposals.net";

/** The procedures that a document seems to describe: a person keeps, changes or drops each. */
export function ImportProposals({ place, writes }: { place: FilePlace; writes: boolean }): ReactElement {
  const proposals = useProposals(place);
  return (
    <Loaded query={proposals}>
      {(made) => (made.length === 0 ? <None place={place} writes={writes} /> : <All made={made} writes={writes} />)}
    </Loaded>
  );
}

function None({ place, writes }: { place: FilePlace; writes: boolean }): ReactElement {
  const { t } = useTranslation("imports");
  const problem = useProblemText();
  const make = useMake(place);
  if (make.isSuccess) {
    return (
      <EmptyState
        py="xl"
        icon={<IconFileOff size={36} aria-hidden />}
        title={t("proposals.none")}
        description={t("proposals.noneText")}
      />
    );
  }
  return (
    <Stack align="start">
      <Text>{t("proposals.lead")}</Text>
      {make.isError && (
        <Alert color="red" role="alert">
          {problem(make.error)}
        </Alert>
      )}
      {writes && (
        <Button
          leftSection={<IconBulb size={18} aria-hidden />}
          loading={make.isPending}
          onClick={() => {
            make.mutate();
          }}
        >
          {t("proposals.make")}
        </Button>
      )}
    </Stack>
  );
}

function All({ made, writes }: { made: readonly ProposalView[]; writes: boolean }): ReactElement {
  const { t } = useTranslation("imports");
  return (
    <Stack>
      <Text>{t("proposals.lead")}</Text>
      {made.map((proposal) =>
        proposal.state === "proposed" && writes ? (
          <ProposalCard key={proposal.id} proposal={proposal} />
        ) : (
          <Decided key={proposal.id} proposal={proposal} />
        ),
      )}
    </Stack>
  );
}

function Decided({ proposal }: { proposal: ProposalView }): ReactElement {
  const { t } = useTranslation("imports");
  return (
    <Text component="div">
      <Badge variant="light" color={proposal.state === "accepted" ? "green" : "gray"} mr="sm">
        {t(`proposals.state.${proposal.state}`)}
      </Badge>
      {proposal.document_id ? (
        <Anchor component={Link} to={`/curate/${encodeURIComponent(proposal.document_id)}`}>
          {proposal.content.title}
        </Anchor>
      ) : (
        proposal.content.title
      )}
      {proposal.decided_by && (
        <Text span size="sm" c="gray.7" ml="sm">
          {proposal.decided_by}
        </Text>
      )}
    </Text>
  );
}
