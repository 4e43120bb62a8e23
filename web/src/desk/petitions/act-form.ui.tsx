import { Alert, Button, Checkbox, NumberInput, Paper, Select, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import { useRefusal } from "../../petitions/said";
import { tellDone, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import {
  actOf,
  actsAt,
  FIELDS,
  GROUNDS,
  KINDS,
  OUTCOMES,
  valueOf,
  type ActName,
  type FieldName,
  type Values,
} from "./acts";
import { useAct, type PetitionDetail } from "./petitions.net";

const LONG: readonly FieldName[] = ["missing", "reasons", "reason", "text", "answer", "remedy"];
const CHECKS: readonly FieldName[] = ["petitioner_told", "found_later", "has_consent", "is_upheld"];
const NUMBERS: readonly FieldName[] = ["days", "amount"];
const FREE: readonly FieldName[] = ["officer", "reasons", "remedy"];

/** What can be done now; where the law says no, its words and its article. */
export function ActForm({ petition }: { petition: PetitionDetail }): ReactElement | null {
  const { t } = useTranslation("petitions");
  const acts = actsAt(
    petition.stage,
    petition.duties.map((duty) => duty.kind),
  );
  const [name, setName] = useState<ActName | undefined>(acts[0]);
  const [values, setValues] = useState<Values>({});
  const act = useAct(petition.number);
  if (!name) return null;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    settle(act.mutateAsync(actOf(name, values)), () => {
      tellDone(t("desk.done"));
    });
  };
  return (
    <Paper withBorder p="md" component="section" aria-label={t("desk.acts")}>
      <Title order={3} size="h5" mb="xs">
        {t("desk.acts")}
      </Title>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Select
            label={t("desk.act")}
            data={acts.map((one) => ({ value: one, label: t(`desk.name.${one}`) }))}
            allowDeselect={false}
            value={name}
            onChange={(chosen) => {
              act.reset();
              setName(acts.find((one) => one === chosen));
            }}
          />
          {FIELDS[name].map((field) => (
            <Field
              key={field}
              field={field}
              values={values}
              onChange={(value) => {
                setValues((before) => ({ ...before, [field]: value }));
              }}
            />
          ))}
          {act.error && <Refusal error={act.error} />}
          <Button type="submit" w="fit-content" loading={act.isPending}>
            {t("desk.do")}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}

function Refusal({ error }: { error: Error }): ReactElement {
  const { t } = useTranslation("petitions");
  const problem = useProblemText();
  const refusal = useRefusal(error);
  if (!refusal) {
    return (
      <Alert color="red" role="alert">
        {problem(error)}
      </Alert>
    );
  }
  return (
    <Alert color="red" role="alert" title={t("desk.refused")}>
      <Text>{refusal.words}</Text>
      <Text fw={700}>{refusal.article}</Text>
    </Alert>
  );
}

interface FieldProps {
  field: FieldName;
  values: Values;
  onChange: (value: string | number | boolean) => void;
}

function Field({ field, values, onChange }: FieldProps): ReactElement {
  const { t } = useTranslation("petitions");
  const choices = useChoices(field);
  const label = t(`desk.field.${field}`);
  const value = valueOf(field, values);
  if (choices) {
    return (
      <Select
        label={label}
        data={choices}
        allowDeselect={false}
        value={String(value)}
        onChange={(chosen) => {
          onChange(chosen ?? "");
        }}
      />
    );
  }
  if (CHECKS.includes(field)) {
    return (
      <Checkbox
        label={label}
        checked={value === true}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
    );
  }
  if (NUMBERS.includes(field)) return <NumberInput label={label} min={1} value={Number(value)} onChange={onChange} />;
  const Input = LONG.includes(field) ? Textarea : TextInput;
  return (
    <Input
      label={label}
      required={!FREE.includes(field)}
      value={String(value)}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

function useChoices(field: FieldName): { value: string; label: string }[] | null {
  const { t } = useTranslation("petitions");
  if (field === "kind") return KINDS.map((one) => ({ value: one, label: t(`desk.kind.${one}`) }));
  if (field === "ground") return GROUNDS.map((one) => ({ value: one, label: t(`desk.ground.${one}`) }));
  if (field === "outcome") return OUTCOMES.map((one) => ({ value: one, label: t(`desk.outcome.${one}`) }));
  if (field !== "objection") return null;
  return (["none", "disposition"] as const).map((one) => ({ value: one, label: t(`desk.objection.${one}`) }));
}
