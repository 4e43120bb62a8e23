import { IconChevronLeft, IconDots, IconHeadset } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Official } from "../api/events";
import { LanguageSwitch } from "../shared/language-switch.ui";
import { headline } from "../shared/portrait";
import type { TalkSession, TalkState } from "./talk-session";
import { TalkMenu } from "./talk-menu.ui";

interface RoomBarProps {
  session: TalkSession;
  state: TalkState;
  official: Official;
  officials: readonly Official[];
  onRenew: () => void;
}

/** The head of the talk: who it is with, the way back, the way to a person, and what can be done with the talk. */
export function RoomBar(props: RoomBarProps): ReactElement {
  const { t } = useTranslation("talk");
  const [menu, setMenu] = useState(false);
  const { session, state, official } = props;
  const { transcript } = state;
  const open = state.gone === null && transcript.closed === null;
  const canAsk = open && transcript.driver.kind === "ai" && transcript.queue === null;
  return (
    <header className="bar">
      <Link className="icon-button" to="/" aria-label={t("back")} title={t("back")}>
        <IconChevronLeft aria-hidden size={26} />
      </Link>
      <div className="bar__who">
        <h1>{official.name}</h1>
        <p>{headline(official.title)}</p>
      </div>
      {canAsk && (
        <button
          type="button"
          className="button button--secondary bar__person"
          onClick={() => void session.askForPerson()}
        >
          <IconHeadset aria-hidden size={20} /> <span className="bar__person-long">{t("person.ask")}</span>
          <span className="bar__person-short">{t("person.short")}</span>
        </button>
      )}
      <LanguageSwitch />
      <button
        type="button"
        className="icon-button"
        aria-haspopup="dialog"
        aria-label={t("menu.open")}
        title={t("menu.open")}
        onClick={() => {
          setMenu(true);
        }}
      >
        <IconDots aria-hidden size={24} />
      </button>
      {menu && (
        <TalkMenu
          {...props}
          onClose={() => {
            setMenu(false);
          }}
        />
      )}
    </header>
  );
}
