import { IconDownload, IconMessagePlus, IconPlayerStop, IconTrash } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { Official } from "../api/events";
import { Dialog } from "../shared/dialog.ui";
import { LanguageSwitch } from "../shared/language-switch.ui";
import { transcriptText } from "./save";
import type { TalkSession, TalkState } from "./talk-session";

interface TalkMenuProps {
  session: TalkSession;
  state: TalkState;
  official: Official;
  officials: readonly Official[];
  onRenew: () => void;
  onClose: () => void;
}

/** What can be done with the talk as a whole. */
export function TalkMenu({ session, state, officials, onRenew, onClose }: TalkMenuProps): ReactElement {
  const { t } = useTranslation("talk");
  const [deleting, setDeleting] = useState(false);
  const over = state.gone !== null || state.transcript.closed !== null;
  const save = (): void => {
    const words = { head: t("save.head"), you: t("you"), ai: t("save.ai"), person: t("driver.person"), source: t("sources.document") };
    download(t("save.file"), transcriptText(session.view.greeting, state.transcript, officials, words));
  };
  if (deleting) return <Deleting session={session} onClose={onClose} />;
  const then = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Dialog title={t("menu.title")} onClose={onClose}>
      <div className="menu__language">
        <LanguageSwitch />
      </div>
      <ul className="menu">
        <Choice icon={<IconMessagePlus aria-hidden />} label={t("menu.renew")} hint={t("menu.renewHint")} onChoose={then(onRenew)} />
        <Choice icon={<IconDownload aria-hidden />} label={t("menu.save")} hint={t("menu.saveHint")} onChoose={then(save)} />
        {!over && (
          <Choice
            icon={<IconPlayerStop aria-hidden />}
            label={t("menu.end")}
            hint={t("menu.endHint")}
            onChoose={then(() => void session.end())}
          />
        )}
        {state.gone === null && (
          <Choice
            icon={<IconTrash aria-hidden />}
            label={t("menu.delete")}
            hint={t("menu.deleteHint")}
            onChoose={() => {
              setDeleting(true);
            }}
          />
        )}
      </ul>
    </Dialog>
  );
}

interface ChoiceProps {
  icon: ReactElement;
  label: string;
  hint: string;
  onChoose: () => void;
}

function Choice({ icon, label, hint, onChoose }: ChoiceProps): ReactElement {
  return (
    <li>
      <button type="button" className="menu__choice" onClick={onChoose}>
        {icon}
        <span>
          <strong>{label}</strong>
          <small>{hint}</small>
        </span>
      </button>
    </li>
  );
}

function Deleting({ session, onClose }: { session: TalkSession; onClose: () => void }): ReactElement {
  const { t } = useTranslation("talk");
  const { t: common } = useTranslation();
  return (
    <Dialog title={t("delete.title")} onClose={onClose}>
      <p>{t("delete.text")}</p>
      <div className="dialog__actions">
        <button type="button" className="button button--tertiary" onClick={onClose}>
          {common("cancel")}
        </button>
        <button
          type="button"
          className="button button--danger"
          onClick={() => {
            onClose();
            void session.forget();
          }}
        >
          {t("delete.confirm")}
        </button>
      </div>
    </Dialog>
  );
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
