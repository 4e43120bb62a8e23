import { Alert, Button, EmptyState, Loader, Tabs } from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import { IconArrowLeft, IconHeadset, IconPlugConnectedX, IconUserOff } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";

import { useTitle } from "../shared/use-title";
import { CallView } from "./call-view.ui";
import { AppointmentView } from "./appointments/appointment-view.ui";
import { AppointmentDay } from "./appointments/day-list.ui";
import { BookingView } from "./facilities/booking-view.ui";
import { FacilityDay } from "./facilities/facility-day.ui";
import { Callbacks } from "./callbacks.ui";
import { useCallbacks } from "./calls.net";
import { DeskBar } from "./desk-bar.ui";
import { useDesk } from "./desk-context";
import type { DeskView } from "./desk-types";
import styles from "./desk.module.css";
import { EndedTalks } from "./ended-talks.ui";
import { EntryView } from "./entry-view.ui";
import { OpinionsDesk } from "./opinions/opinions-desk.ui";
import { MonthlyCheckList } from "./petitions/monthly-check.ui";
import { PetitionList } from "./petitions/petition-list.ui";
import { PetitionView } from "./petitions/petition-view.ui";
import { Shortcuts } from "./shortcuts.ui";
import { useAcceptance } from "./use-acceptance";
import { WaitingList } from "./waiting-list.ui";

const CALLBACKS = "callbacks";
const PETITIONS = "petitions";
const APPOINTMENTS = "appointments";
const FACILITIES = "facilities";
const OPINIONS = "opinions";
const ENDED = "ended";
const TABS = [CALLBACKS, PETITIONS, APPOINTMENTS, FACILITIES, OPINIONS, ENDED] as const;

/** The desk: who waits on the left, the one who is open on the right. */
export function DeskPage(): ReactElement {
  const { t } = useTranslation("desk");
  const { view, connected } = useDesk();
  const waiting = view?.waiting.length ?? 0;
  useTitle(waiting > 0 ? `(${waiting}) ${t("title")}` : t("title"));
  if (!view) return <Loader m="xl" aria-label={t("loading")} />;
  return (
    <>
      {!connected && (
        <Alert color="red" mb="md" icon={<IconPlugConnectedX aria-hidden />} role="alert" title={t("offline.title")}>
          {view.mine.length > 0 ? t("offline.inCall") : t("offline.text")}
        </Alert>
      )}
      <Desk view={view} />
    </>
  );
}

function Desk({ view }: { view: DeskView }): ReactElement {
  const { t } = useTranslation("desk");
  const open = useParams()["*"] ?? "";
  const navigate = useNavigate();
  const { accept } = useAcceptance();
  const callbacks = useCallbacks();
  const [shortcuts, shortcutsModal] = useDisclosure(false);
  const next = view.waiting[0];
  useHotkeys(
    [
      [
        "alt+A",
        () => {
          if (next) accept(next.talk);
        },
        { usePhysicalKeys: true },
      ],
    ],
    [],
  );
  const [place, ...inside] = open.split("/");
  const tab = TABS.find((one) => one === place) ?? "line";
  return (
    <>
      <div className={open === "" || tab !== "line" ? undefined : styles["aboveCall"]}>
        <DeskBar view={view} onShortcuts={shortcutsModal.open} />
        <Tabs
          value={tab}
          onChange={(chosen) => void navigate(chosen && chosen !== "line" ? `/desk/${chosen}` : "/desk")}
          mb="md"
        >
          <Tabs.List>
            <Tabs.Tab value="line">{t("tabs.line")}</Tabs.Tab>
            <Tabs.Tab value={CALLBACKS}>{t("tabs.callbacks", { count: callbacks.data?.length ?? 0 })}</Tabs.Tab>
            <Tabs.Tab value={PETITIONS}>{t("tabs.petitions")}</Tabs.Tab>
            <Tabs.Tab value={APPOINTMENTS}>{t("tabs.appointments")}</Tabs.Tab>
            <Tabs.Tab value={FACILITIES}>{t("tabs.facilities")}</Tabs.Tab>
            <Tabs.Tab value={OPINIONS}>{t("tabs.opinions")}</Tabs.Tab>
            <Tabs.Tab value={ENDED}>{t("tabs.ended")}</Tabs.Tab>
          </Tabs.List>
        </Tabs>
      </div>
      {tab !== "line" ? (
        <div className={styles["pane"]}>
          {tab === CALLBACKS && <Callbacks />}
          {tab === PETITIONS && <Petitions number={inside.join("/")} />}
          {tab === APPOINTMENTS && <Appointments code={inside.join("/")} />}
          {tab === FACILITIES && <Facilities code={inside.join("/")} />}
          {tab === OPINIONS && <OpinionsDesk inside={inside} />}
          {tab === ENDED && <EndedTalks />}
        </div>
      ) : (
        <div className={styles["columns"]} data-open={open !== ""}>
          <div className={`${styles["pane"] ?? ""} ${styles["list"] ?? ""} ${styles["listSide"] ?? ""}`}>
            <WaitingList view={view} open={open || null} />
          </div>
          <div className={styles["openSide"]}>
            <Button
              component={Link}
              to="/desk"
              variant="subtle"
              mb="xs"
              className={styles["back"] ?? ""}
              leftSection={<IconArrowLeft size={18} aria-hidden />}
            >
              {t("backToList")}
            </Button>
            <section className={styles["pane"]}>
              <OpenEntry view={view} talk={open} />
            </section>
          </div>
        </div>
      )}
      <Shortcuts opened={shortcuts} onClose={shortcutsModal.close} />
    </>
  );
}

function Petitions({ number }: { number: string }): ReactElement {
  if (number) return <PetitionView key={number} number={number} />;
  return (
    <>
      <PetitionList />
      <MonthlyCheckList />
    </>
  );
}

function Appointments({ code }: { code: string }): ReactElement {
  return code ? <AppointmentView key={code} code={code} /> : <AppointmentDay />;
}

function Facilities({ code }: { code: string }): ReactElement {
  return code ? <BookingView key={code} code={code} /> : <FacilityDay />;
}

function OpenEntry({ view, talk }: { view: DeskView; talk: string }): ReactElement {
  const { t } = useTranslation("desk");
  if (!talk) {
    const on = view.on_duty;
    return (
      <EmptyState
        py={72}
        size="lg"
        variant="light"
        icon={<IconHeadset size={32} aria-hidden />}
        title={on ? t("ready.title") : t("off.title")}
        description={on ? t("ready.text") : t("off.text")}
      />
    );
  }
  const mine = view.mine.find((entry) => entry.talk === talk);
  if (mine) return <CallView key={talk} entry={mine} />;
  const entry = view.waiting.find((one) => one.talk === talk);
  if (entry) return <EntryView key={talk} entry={entry} />;
  return (
    <EmptyState
      py={72}
      size="lg"
      variant="light"
      color="gray"
      icon={<IconUserOff size={32} aria-hidden />}
      title={t("goneTitle")}
      description={t("gone")}
    />
  );
}
