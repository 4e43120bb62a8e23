import { ActionIcon, Alert, Anchor, Badge, Button, EmptyState, Group, Loader, Paper, Text, Title } from "@mantine/core";
import { IconCalendarDown, IconCalendarOff, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";

import { useLanguage } from "../i18n/use-language";
import { dayInSeoul } from "../shared/console-dates";
import { useProblemText } from "../shared/console-problem";
import { useTitle } from "../shared/use-title";
import { byDay, later, monthOf, partedAt, weeksOf, type Coming, type Month } from "./calendar";
import styles from "./calendar.module.css";
import { useComing, useNextAfter } from "./calendar.net";
import { useCollectionName } from "./words";

const COLORS: Readonly<Record<Coming["kind"], string>> = {
  publication: "primary",
  begins: "green",
  ends: "red",
  superseded: "gray",
  text: "yellow",
};

/** What changes on which day: a month, and the same as a list. */
export function CalendarPage(): ReactElement {
  const { t } = useTranslation("curate");
  useTitle(t("calendar.title"));
  const problem = useProblemText();
  const [params, setParams] = useSearchParams();
  const asked = params.get("month") ?? "";
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : monthOf(dayInSeoul(new Date()));
  const coming = useComing(month);
  const go = (to: Month): void => {
    setParams({ month: to }, { replace: true });
  };
  return (
    <>
      <Group justify="space-between" align="end" mb="md">
        <div>
          <Title order={1}>{t("calendar.title")}</Title>
          <Text c="gray.7" mt={4}>
            {t("calendar.lead")}
          </Text>
        </div>
        <Button
          component="a"
          href="/api/calendar.ics"
          download
          variant="default"
          leftSection={<IconCalendarDown size={18} aria-hidden />}
        >
          {t("calendar.export")}
        </Button>
      </Group>
      <MonthBar month={month} onGo={go} />
      {coming.isPending && <Loader mt="md" aria-label={t("loading")} />}
      {coming.isError && (
        <Alert color="red" mt="md">
          <p>{problem(coming.error)}</p>
          <Button mt="sm" size="sm" variant="light" color="red" onClick={() => void coming.refetch()}>
            {t("again")}
          </Button>
        </Alert>
      )}
      {coming.data && (
        <>
          <MonthGrid month={month} coming={coming.data} />
          <ComingLists coming={coming.data} />
          <NextChange month={month} onGo={go} />
        </>
      )}
    </>
  );
}

function MonthBar({ month, onGo }: { month: Month; onGo: (to: Month) => void }): ReactElement {
  const { t } = useTranslation("curate");
  const language = useLanguage();
  const name = new Date(`${month}-01T00:00:00Z`).toLocaleDateString(language, {
    year: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  return (
    <Group gap="sm" mb="md">
      <ActionIcon
        variant="default"
        size="xl"
        aria-label={t("calendar.previous")}
        onClick={() => {
          onGo(later(month, -1));
        }}
      >
        <IconChevronLeft size={20} aria-hidden />
      </ActionIcon>
      <Title order={2} aria-live="polite" style={{ minWidth: "9rem", textAlign: "center" }}>
        {name}
      </Title>
      <ActionIcon
        variant="default"
        size="xl"
        aria-label={t("calendar.nextMonth")}
        onClick={() => {
          onGo(later(month, 1));
        }}
      >
        <IconChevronRight size={20} aria-hidden />
      </ActionIcon>
      <Button
        variant="subtle"
        onClick={() => {
          onGo(monthOf(dayInSeoul(new Date())));
        }}
      >
        {t("calendar.today")}
      </Button>
    </Group>
  );
}

/** Only where there is room for it: the list below says the same. */
function MonthGrid({ month, coming }: { month: Month; coming: readonly Coming[] }): ReactElement {
  const { t } = useTranslation("curate");
  const language = useLanguage();
  const days = byDay(coming);
  const today = dayInSeoul(new Date());
  const names = Array.from({ length: 7 }, (_, day) =>
    new Date(Date.UTC(2026, 10, 1 + day)).toLocaleDateString(language, { weekday: "short", timeZone: "UTC" }),
  );
  return (
    <Paper withBorder radius="lg" className={styles["month"] ?? ""}>
      <table aria-label={t("calendar.month")}>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, number) => (
            <tr key={number}>
              {week.map((day, place) => (
                <td key={day ?? place} data-today={day === today || undefined}>
                  {day && <DayCell day={day} coming={days.get(day) ?? []} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Paper>
  );
}

const SHOWN_IN_CELL = 3;

function DayCell({ day, coming }: { day: string; coming: readonly Coming[] }): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <>
      <time dateTime={day} className={styles["number"]}>
        {Number(day.slice(8))}
      </time>
      {coming.slice(0, SHOWN_IN_CELL).map((one) => (
        <Link
          key={keyOf(one)}
          to={`/curate/${encodeURIComponent(one.document_id)}`}
          className={styles["event"]}
          data-kind={one.kind}
          title={`${t(`calendar.kind.${one.kind}`)} · ${one.title}`}
        >
          {one.title}
        </Link>
      ))}
      {coming.length > SHOWN_IN_CELL && (
        <a className={styles["more"]} href={`#day-${day}`}>
          {t("calendar.more", { count: coming.length - SHOWN_IN_CELL })}
        </a>
      )}
    </>
  );
}

/** What is still to come first; what is over can be looked up. */
function ComingLists({ coming }: { coming: readonly Coming[] }): ReactElement {
  const { t } = useTranslation("curate");
  const { past, ahead } = partedAt(dayInSeoul(new Date()), coming);
  return (
    <>
      {ahead.length === 0 ? (
        <EmptyState
          py="xl"
          icon={<IconCalendarOff size={36} aria-hidden />}
          title={t(past.length === 0 ? "calendar.none" : "calendar.noneAhead")}
        />
      ) : (
        <ComingList label={t("calendar.list")} coming={ahead} />
      )}
      {past.length > 0 && (
        <details className={styles["past"]} open={ahead.length === 0}>
          <summary>{t("calendar.past", { count: past.length })}</summary>
          <ComingList label={t("calendar.pastList")} coming={past} />
        </details>
      )}
    </>
  );
}

function ComingList({ label, coming }: { label: string; coming: readonly Coming[] }): ReactElement {
  const { t } = useTranslation("curate");
  const said = useDayName();
  const collection = useCollectionName();
  return (
    <ol className={styles["list"]} aria-label={label}>
      {[...byDay(coming)].map(([day, changes]) => (
        <li key={day} id={`day-${day}`}>
          <Title order={3}>
            <time dateTime={day}>{said(day)}</time>
          </Title>
          <ul>
            {changes.map((one) => (
              <li key={keyOf(one)}>
                <Badge variant="light" color={COLORS[one.kind]}>
                  {t(`calendar.kind.${one.kind}`)}
                </Badge>{" "}
                <Anchor component={Link} to={`/curate/${encodeURIComponent(one.document_id)}`} fw={600}>
                  {one.title}
                </Anchor>{" "}
                <Text span size="sm" c="gray.7">
                  {collection(one.collection)} · {t("versionNumber", { number: one.version })}
                  {one.state !== "published" && ` · ${t(`state.${one.state}`)}`}
                  {one.what && ` · ${one.what}`}
                </Text>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** The month that is open may be the quiet one before something happens. */
function NextChange({ month, onGo }: { month: Month; onGo: (to: Month) => void }): ReactElement | null {
  const { t } = useTranslation("curate");
  const said = useDayName();
  const next = useNextAfter(month).data;
  if (!next) return null;
  return (
    <Group gap="xs" mt="lg">
      <Text>
        {t("calendar.next", { day: said(next.day), kind: t(`calendar.kind.${next.kind}`), title: next.title })}
      </Text>
      <Button
        size="compact-md"
        variant="light"
        onClick={() => {
          onGo(monthOf(next.day));
        }}
      >
        {t("calendar.goNext")}
      </Button>
    </Group>
  );
}

function useDayName(): (day: string) => string {
  const language = useLanguage();
  return (day) =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString(language, {
      month: "long",
      day: "numeric",
      weekday: "short",
      timeZone: "UTC",
    });
}

function keyOf(one: Coming): string {
  return `${one.document_id} ${one.version} ${one.kind} ${one.what}`;
}
