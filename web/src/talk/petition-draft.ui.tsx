import "../petitions/petitions.css";

import { IconFileText } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { PetitionDraft } from "../api/events";
import { PetitionForm } from "../petitions/petition-form.ui";
import type { Receipt } from "../petitions/petitions.net";
import { PetitionSlip } from "../petitions/slip.ui";
import { Dialog } from "../shared/dialog.ui";
import { languageOf } from "./text-language";

const PARTS = ["text", "place", "occurred", "wish"] as const;

interface DraftProps {
  /** Null where none is being drafted, and once it was filed. */
  draft: PetitionDraft | null;
  talk: string;
}

/** The petition as the official has written it down so far; only what the citizen signs here is filed. */
export function PetitionOfTalk({ draft, talk }: DraftProps): ReactElement {
  const [signing, setSigning] = useState<PetitionDraft | null>(null);
  return (
    <>
      {draft?.text && <DraftCard draft={draft} onSign={setSigning} />}
      {signing && (
        <Signing
          draft={signing}
          talk={talk}
          onClose={() => {
            setSigning(null);
          }}
        />
      )}
    </>
  );
}

/** The form with what was drafted, which can still be changed; then the receipt. */
function Signing({ draft, talk, onClose }: { draft: PetitionDraft; talk: string; onClose: () => void }): ReactElement {
  const { t } = useTranslation("talk");
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  return (
    <Dialog title={receipt ? t("draft.filed") : t("draft.sign")} onClose={onClose}>
      {receipt ? <PetitionSlip petition={receipt} /> : <PetitionForm onFiled={setReceipt} from={{ draft, talk }} />}
    </Dialog>
  );
}

function DraftCard({ draft, onSign }: { draft: PetitionDraft; onSign: (draft: PetitionDraft) => void }): ReactElement {
  const { t } = useTranslation("talk");
  return (
    <section className="draft" aria-labelledby="draft-title" data-complete={draft.complete}>
      <h2 id="draft-title">
        <IconFileText aria-hidden size={20} /> {t("draft.title")} <span className="badge badge--ai">{t("draft.byAi")}</span>
      </h2>
      <dl>
        {PARTS.map((part) => draft[part] && <Part key={part} name={t(`draft.${part}`)} said={draft[part]} />)}
      </dl>
      <p className="draft__note">{t(draft.complete ? "draft.ready" : "draft.growing")}</p>
      <button
        type="button"
        className={`button ${draft.complete ? "button--primary" : "button--secondary"}`}
        onClick={() => {
          onSign(draft);
        }}
      >
        {t("draft.sign")}
      </button>
    </section>
  );
}

function Part({ name, said }: { name: string; said: string }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd lang={languageOf(said)}>{said}</dd>
    </div>
  );
}
