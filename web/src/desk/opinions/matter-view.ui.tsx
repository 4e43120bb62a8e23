import { Alert, Button, Group, List, Paper, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { Loaded } from "../../curate/tool-frame.ui";
import { useSplit } from "../../opinions/words";
import { hasCode, tellDone, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import { BackTo } from "../back-to.ui";
import { OpinionCard } from "./opinion-card.ui";
import {
  nameOf,
  useChangeMatter,
  useMatter,
  useMatterChoices,
  type MatterDetail,
  type MatterLine,
  type Opinion,
} from "./opinions.net";
import { TakeBack } from "./queue.ui";
import { useDecide } from "./use-decide";
import { WeeksPlot } from "./weeks-plot.ui";

const OWN = "own";

/** One matter: what it says, its opinions, and what a person puts right in it. */
export function MatterView({ id }: { id: number }): ReactElement {
  const { t } = useTranslation("opinions");
  return (
    <Stack p="md" gap="md">
      <BackTo list="/desk/opinions/matters" label={t("desk.back")} />
      <Loaded query={useMatter(id)}>{(detail) => <Shown detail={detail} />}</Loaded>
    </Stack>
  );
}

function Shown({ detail }: { detail: MatterDetail }): ReactElement {
  const { t } = useTranslation("opinions");
  const split = useSplit();
  const navigate = useNavigate();
  const { matter } = detail;
  const choices = useChoices(matter);
  return (
    <>
      <div>
        <Title order={2} size="h3">
          {nameOf(matter)}
        </Title>
        <Text c="gray.7">
          {t("count", { count: matter.count })} · {split.kinds(matter.kinds)} · {split.topics(matter.topics)}
        </Text>
      </div>
      <Paper withBorder p="md" component="section" aria-label={t("desk.summary")}>
        <Title order={3} size="h5" mb="xs">
          {t("desk.summary")}
        </Title>
        <List>
          {matter.sentences.map((one) => (
            <List.Item key={one.text}>
              <q lang={one.language}>{one.text}</q>
            </List.Item>
          ))}
        </List>
      </Paper>
      <Changes key={`${matter.id} ${matter.edition}`} matter={matter} choices={choices} />
      <WeeksPlot weeks={detail.weeks} />
      <Title order={3} size="h4">
        {t("desk.opinions")}
      </Title>
      {detail.opinions.map((one) => (
        <OpinionCard key={one.id} opinion={one}>
          <Correct
            key={one.edition}
            opinion={one}
            choices={choices}
            onDone={() => {
              if (detail.opinions.length === 1) void navigate("/desk/opinions/matters");
            }}
          />
        </OpinionCard>
      ))}
    </>
  );
}

interface Choice {
  value: string;
  label: string;
}

function useChoices(matter: MatterLine): Choice[] {
  const { t } = useTranslation("opinions");
  const others = useMatterChoices().data?.matters ?? [];
  return others
    .filter(({ id }) => id !== matter.id)
    .map((other) => ({ value: String(other.id), label: `${nameOf(other)} (${t("count", { count: other.count })})` }));
}

function Changes({ matter, choices }: { matter: MatterLine; choices: Choice[] }): ReactElement {
  const { t } = useTranslation("opinions");
  const navigate = useNavigate();
  const problem = useProblemText();
  const change = useChangeMatter(matter);
  const [name, setName] = useState(matter.name);
  const [into, setInto] = useState<string | null>(null);
  const rename = (event: SyntheticEvent): void => {
    event.preventDefault();
    settle(change.mutateAsync({ deed: "rename", name: name.trim() }), () => {
      tellDone(t("desk.renamed"));
    });
  };
  const merge = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!into) return;
    settle(change.mutateAsync({ deed: "merge", into: Number(into) }), () => {
      tellDone(t("desk.merged"));
      void navigate(`/desk/opinions/matters/${into}`, { replace: true });
    });
  };
  return (
    <Stack gap="sm">
      <form onSubmit={rename}>
        <Group align="end">
          <TextInput
            label={t("desk.rename")}
            description={t("desk.renameHelp")}
            maxLength={120}
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
            }}
          />
          <Button type="submit" variant="default" loading={change.isPending}>
            {t("desk.save")}
          </Button>
        </Group>
      </form>
      <form onSubmit={merge}>
        <Group align="end">
          <Select label={t("desk.merge")} placeholder={t("desk.choose")} searchable data={choices} value={into} onChange={setInto} />
          <Button type="submit" variant="default" disabled={!into} loading={change.isPending}>
            {t("desk.mergeNow")}
          </Button>
        </Group>
      </form>
      {change.error && (
        <Alert color="red" role="alert">
          {hasCode(change.error, "conflict") ? t("desk.conflict") : problem(change.error)}
        </Alert>
      )}
    </Stack>
  );
}

interface CorrectProps {
  opinion: Opinion;
  choices: Choice[];
  onDone: () => void;
}

function Correct({ opinion, choices, onDone }: CorrectProps): ReactElement {
  const { t } = useTranslation("opinions");
  const { decide, busy } = useDecide(onDone);
  const [into, setInto] = useState<string | null>(null);
  return (
    <Group align="end">
      <Select
        aria-label={t("desk.moveTo", { id: opinion.id })}
        placeholder={t("desk.choose")}
        searchable
        data={[{ value: OWN, label: t("desk.ownMatter") }, ...choices]}
        value={into}
        onChange={setInto}
      />
      <Button
        variant="default"
        disabled={busy || !into}
        onClick={() => {
          decide(opinion, { act: "move", into: into === OWN ? null : Number(into) });
        }}
      >
        {t("desk.move")}
      </Button>
      <TakeBack opinion={opinion} busy={busy} decide={decide} />
    </Group>
  );
}
