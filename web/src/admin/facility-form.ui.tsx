import { Alert, Button, Checkbox, Fieldset, Group, NativeSelect, NumberInput, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { KINDS, type Facility, type FacilityKind } from "../facilities/facilities.net";
import { dayInSeoul } from "../shared/console-dates";
import { hasCode, tellDone, useProblemText } from "../shared/console-problem";
import { settle } from "../shared/console-settle";
import type { District } from "../shared/districts";
import { useDistricts } from "../shared/districts.net";
import { emptyFacility } from "./facility-draft";
import { ClosedDays, Facts, Hours } from "./facility-lists.ui";
import { SourceFields } from "./facility-source.ui";
import { useSaveFacility, type FacilityKept } from "./facilities.net";

type Change = (change: Partial<Facility>) => void;

/** A facility in full, new where `kept` is null. */
export function FacilityForm({ kept }: { kept: FacilityKept | null }): ReactElement {
  const { t } = useTranslation("facilities");
  const navigate = useNavigate();
  const save = useSaveFacility();
  const [draft, setDraft] = useState<Facility>(() => kept?.facility ?? emptyFacility(dayInSeoul(new Date())));
  const [seen] = useState(kept?.edition ?? null);
  const change: Change = (changed) => {
    setDraft((before) => ({ ...before, ...changed }));
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    settle(save.mutateAsync({ facility: draft, seen }), () => {
      tellDone(t("admin.saved"));
      void navigate("/admin/facilities");
    });
  };
  return (
    <form onSubmit={submit} aria-label={kept ? t("admin.edit") : t("admin.add")}>
      <Stack>
        <Basics draft={draft} change={change} isNew={seen === null} />
        <Fieldset legend={t("admin.source")}>
          <SourceFields source={draft.source} onChange={(source) => { change({ source }); }} />
        </Fieldset>
        <Facts facts={draft.facts} onChange={(facts) => { change({ facts }); }} />
        <Hours hours={draft.hours} onChange={(hours) => { change({ hours }); }} />
        <Rules draft={draft} change={change} />
        <ClosedDays days={draft.closed_days} onChange={(closed_days) => { change({ closed_days }); }} />
        {save.error && <Problem error={save.error} />}
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t("admin.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Problem({ error }: { error: Error }): ReactElement {
  const { t } = useTranslation("facilities");
  const problem = useProblemText();
  return (
    <Alert color="red" role="alert">
      {hasCode(error, "conflict") ? t("admin.taken") : problem(error)}
      {hasCode(error, "invalid_input") && <div lang="en">{error.message}</div>}
    </Alert>
  );
}

function Basics({ draft, change, isNew }: { draft: Facility; change: Change; isNew: boolean }): ReactElement {
  const { t } = useTranslation("facilities");
  const districts = useDistricts();
  const words = (field: "name" | "address", language: "ko" | "en"): ReactElement => (
    <TextInput
      label={t(`admin.${field}${language === "ko" ? "Ko" : "En"}`)}
      required
      maxLength={200}
      value={draft[field][language]}
      onChange={(event) => {
        change({ [field]: { ...draft[field], [language]: event.currentTarget.value } });
      }}
    />
  );
  return (
    <Fieldset legend={t("admin.basics")}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {words("name", "ko")}
        {words("name", "en")}
        <TextInput
          label={t("admin.id")}
          description={t("admin.idHint")}
          required
          disabled={!isNew}
          pattern="[a-z0-9][a-z0-9\-]{1,38}[a-z0-9]"
          autoCapitalize="none"
          spellCheck={false}
          value={draft.id}
          onChange={(event) => { change({ id: event.currentTarget.value.toLowerCase() }); }}
        />
        <NativeSelect
          label={t("kind")}
          data={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          value={draft.kind}
          onChange={(event) => { change({ kind: event.currentTarget.value as FacilityKind }); }}
        />
        <NativeSelect
          label={t("district")}
          data={districts.options}
          value={draft.district}
          onChange={(event) => { change({ district: event.currentTarget.value as District }); }}
        />
        <div />
        {words("address", "ko")}
        {words("address", "en")}
      </SimpleGrid>
    </Fieldset>
  );
}

const NUMBERS = [
  ["minutes", "minutes", 10, 720],
  ["places", "places", 1, 500],
  ["most_people", "mostPeople", 1, 10_000],
  ["most_open", "mostOpen", 1, 20],
  ["first_days", "firstDays", 0, 365],
  ["last_days", "lastDays", 0, 365],
] as const;

function Rules({ draft, change }: { draft: Facility; change: Change }): ReactElement {
  const { t } = useTranslation("facilities");
  return (
    <Fieldset legend={t("admin.rules")}>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {NUMBERS.map(([field, label, min, max]) => (
          <NumberInput
            key={field}
            label={t(`admin.${label}`)}
            required
            allowDecimal={false}
            min={min}
            max={max}
            value={draft[field]}
            onChange={(value) => { change({ [field]: Number(value) }); }}
          />
        ))}
      </SimpleGrid>
      <Checkbox
        mt="md"
        label={t("admin.restsOnHolidays")}
        checked={draft.rests_on_holidays}
        onChange={(event) => { change({ rests_on_holidays: event.currentTarget.checked }); }}
      />
    </Fieldset>
  );
}
