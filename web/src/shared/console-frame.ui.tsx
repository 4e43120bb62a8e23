import { AppShell, Burger, Center, Drawer, Loader } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { lazy, Suspense, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate } from "react-router";

import { CallChip } from "../desk/call-chip.ui";
import { DeskProvider } from "../desk/desk-provider.ui";
import styles from "./console.module.css";
import { Content } from "./console-content.ui";
import { ConsoleLanguage } from "./console-language.ui";
import { ConsoleNav } from "./console-nav.ui";
import { NoEntry } from "./console-no-entry.ui";
import { mayEnter, placesOf, type Place } from "./console-places";
import type { SessionAccount } from "./console-session.net";
import { UserMenu } from "./console-user-menu.ui";

const DeskPage = lazy(async () => ({ default: (await import("../desk/desk-page.ui")).DeskPage }));
const CuratePage = lazy(async () => ({ default: (await import("../curate/curate-page.ui")).CuratePage }));
const FacilitiesAdmin = lazy(async () => ({ default: (await import("../admin/facilities-admin.ui")).FacilitiesAdmin }));
const AccountsPage = lazy(async () => ({ default: (await import("../admin/accounts-page.ui")).AccountsPage }));

/** The frame of whoever is signed in. The desk's stream and call live here, so that they outlast a look elsewhere. */
export function ConsoleFrame({ place, account }: { place: Place; account: SessionAccount }): ReactElement {
  const staffed = mayEnter("desk", account.roles);
  const first = placesOf(account.roles)[0];
  // The link on the public pages leads everybody to the desk.
  if (place === "desk" && !staffed && first) return <Navigate to={`/${first}`} replace />;
  const page = mayEnter(place, account.roles) ? (
    <PlacePage place={place} account={account} />
  ) : (
    <Content page="no entry">
      <NoEntry place={place} account={account} />
    </Content>
  );
  const frame = <Frame place={place} account={account} page={page} staffed={staffed} />;
  return staffed ? <DeskProvider>{frame}</DeskProvider> : frame;
}

function PlacePage({ place, account }: { place: Place; account: SessionAccount }): ReactElement {
  if (place === "curate") return <CuratePage account={account} />;
  if (place === "admin") {
    return (
      <Content page={place}>
        <FacilitiesAdmin />
      </Content>
    );
  }
  return <Content page={place}>{place === "desk" ? <DeskPage /> : <AccountsPage account={account} />}</Content>;
}

interface FrameProps {
  place: Place;
  account: SessionAccount;
  page: ReactElement;
  staffed: boolean;
}

function Frame({ place, account, page, staffed }: FrameProps): ReactElement {
  const { t } = useTranslation("admin");
  const [opened, drawer] = useDisclosure(false);
  const places = placesOf(account.roles);
  return (
    <AppShell header={{ height: 60 }} className={`console-root ${styles["root"] ?? ""}`}>
      <a className={styles["skip"]} href="#main">
        {t("skip")}
      </a>
      <AppShell.Header>
        <div className={styles["header"]}>
          <Burger hiddenFrom="md" size="sm" opened={opened} onClick={drawer.toggle} aria-label={t("menu")} />
          <Link to={`/${places[0] ?? ""}`} className={styles["brand"]}>
            <img src="/favicon.svg" alt="" width={28} height={28} />
            {t("brand")} <small>{t("inside")}</small>
          </Link>
          <ConsoleNav places={places} current={place} look="bar" />
          <div className={styles["end"]}>
            {staffed && <CallChip />}
            <span className="mantine-visible-from-sm">
              <ConsoleLanguage />
            </span>
            <UserMenu account={account} />
          </div>
        </div>
      </AppShell.Header>
      <Drawer
        opened={opened}
        onClose={drawer.close}
        title={t("menu")}
        size="18rem"
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <ConsoleNav places={places} current={place} look="drawer" onChoose={drawer.close} />
      </Drawer>
      <AppShell.Main>
        <div className={styles["main"]}>
          <Suspense fallback={<Waiting />}>{page}</Suspense>
        </div>
      </AppShell.Main>
    </AppShell>
  );
}

function Waiting(): ReactElement {
  const { t } = useTranslation("admin");
  return (
    <Center mih="40vh">
      <Loader aria-label={t("loading")} />
    </Center>
  );
}
