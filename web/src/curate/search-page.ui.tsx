import { Alert, Button, EmptyState, Group, Loader, MultiSelect, SegmentedControl, Text, TextInput, Title } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconMoodEmpty, IconSearch } from "@tabler/icons-react";
import { useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import { useLanguage } from "../i18n/use-language";
import { useDateField } from "../shared/console-dates";
import { useProblemText } from "../shared/console-problem";
import { useTitle } from "../shared/use-title";
import { useCollections } from "./procedures.net";
import { TrialView } from "./search-trial.ui";
import { useTrial, type TrialBody } from "./search-tester.net";
import styles from "./search-tester.module.css";
import { useCollectionName } from "./words";

/** Asks the search what a citizen would ask, and shows why the answer is what it is. */
export function SearchPage(): ReactElement {
  const { t } = useTranslation("curate");
  useTitle(t("tester.title"));
  const problem = useProblemText();
  const trial = useTrial();
  return (
    <>
      <Title order={1}>{t("tester.title")}</Title>
      <Text c="gray.7" mt={4} mb="md">
        {t("tester.lead")}
      </Text>
      <TrialForm pending={trial.isPending} onTry={trial.mutate} />
      {trial.isPending && <Loader mt="lg" aria-label={t("loading")} />}
      {trial.isError && (
        <Alert color="red" mt="md" role="alert">
          {problem(trial.error)}
        </Alert>
      )}
      {trial.data?.items.length === 0 && (
        <EmptyState py="xl" icon={<IconMoodEmpty size={36} aria-hidden />} title={t("tester.none")} />
      )}
      {trial.data && trial.data.items.length > 0 && <TrialView trial={trial.data} />}
    </>
  );
}

function TrialForm({ pending, onTry }: { pending: boolean; onTry: (body: TrialBody) => void }): ReactElement {
  const { t } = useTranslation("curate");
  const field = useDateField();
  const name = useCollectionName();
  const collections = useCollections();
  const all = (collections.data ?? []).map(({ id }) => id);
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const [day, setDay] = useState<string | null>(null);
  const [language, setLanguage] = useState<"ko" | "en">(useLanguage());
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (query.trim() === "" || all.length === 0) return;
    onTry({ query: query.trim(), collections: chosen.length > 0 ? chosen : all, as_of: day, language, limit: 10 });
  };
  return (
    <form onSubmit={submit} className={styles["form"]} role="search">
      <TextInput
        className={styles["query"] ?? ""}
        label={t("tester.query")}
        placeholder={t("tester.hint")}
        lang={language}
        maxLength={1000}
        value={query}
        data-autofocus
        onChange={(event) => {
          setQuery(event.currentTarget.value);
        }}
      />
      <MultiSelect
        className={styles["field"] ?? ""}
        label={t("list.collection")}
        placeholder={chosen.length === 0 ? t("list.everyCollection") : ""}
        data={all.map((id) => ({ value: id, label: name(id) }))}
        value={chosen}
        clearable
        clearButtonProps={{ "aria-label": t("clear") }}
        onChange={setChosen}
      />
      <DateInput
        {...field}
        className={styles["day"] ?? ""}
        label={t("tester.day")}
        placeholder={t("tester.today")}
        clearable
        value={day}
        onChange={setDay}
      />
      <Group gap="sm" align="end">
        <SegmentedControl
          aria-label={t("question.language")}
          value={language}
          data={(["ko", "en"] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={(value) => {
            setLanguage(value === "en" ? "en" : "ko");
          }}
        />
        <Button
          type="submit"
          leftSection={<IconSearch size={18} aria-hidden />}
          disabled={query.trim() === "" || all.length === 0}
          loading={pending}
        >
          {t("tester.try")}
        </Button>
      </Group>
    </form>
  );
}
