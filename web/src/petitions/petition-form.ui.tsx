import { useRef, useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { PetitionDraft } from "../api/events";
import { useLanguage } from "../i18n/use-language";
import { AgeQuestion } from "../shared/age-question.ui";
import { KeyOfWords } from "./filing-key";
import { checkNotify, NotifyChoice, useFilingTerms } from "./notify.ui";
import { PhotoPicker } from "./photo-picker.ui";
import { filePetition, KINDS, type Kind, type Receipt } from "./petitions.net";
import { Refusal } from "./refusal.ui";
import { usePhotos } from "./use-photos";
import { useRequest } from "./use-request";

interface Field {
  name: "subject" | "text" | "place" | "occurred" | "wish" | "name" | "address" | "contact";
  length: number;
  rows?: number;
  optional?: boolean;
  autoComplete?: string;
}

const WHAT: readonly Field[] = [
  { name: "subject", length: 200 },
  { name: "text", length: 8000, rows: 6 },
  { name: "place", length: 200, optional: true },
  { name: "occurred", length: 200, optional: true },
  { name: "wish", length: 2000, rows: 3, optional: true },
];
const WHO: readonly Field[] = [
  { name: "name", length: 80, autoComplete: "name" },
  { name: "address", length: 300, autoComplete: "street-address" },
  { name: "contact", length: 200, autoComplete: "tel" },
];

interface FormProps {
  onFiled: (filed: Receipt) => void;
  /** The talk that it was drafted in. */
  from?: { talk: string; draft: PetitionDraft };
}

/** What is asked for, who asks, and the consent; what was written stays where filing fails. */
export function PetitionForm({ onFiled, from }: FormProps): ReactElement {
  const { t } = useTranslation("petitions");
  const language = useLanguage();
  const { busy, problem, run } = useRequest(onFiled);
  const terms = useFilingTerms();
  const photos = usePhotos();
  const [under14, setUnder14] = useState(false);
  const key = useRef(new KeyOfWords());
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (under14) return;
    const written = new FormData(event.currentTarget);
    const said = (name: string): string => {
      const value = written.get(name);
      return typeof value === "string" ? value.trim() : "";
    };
    const added = photos.filed();
    const filingKey = key.current.of(JSON.stringify([language, added, ...written.entries()]));
    run((signal) => filePetition(said, { language, key: filingKey, talk: from?.talk ?? null, photos: added }, signal));
  };
  return (
    <form
      className="petitions__form petitions__form--new"
      onInput={(event) => {
        checkNotify(event.currentTarget, t("new.notifyNeedsMail"));
      }}
      onSubmit={submit}
    >
      <Kinds chosen={from?.draft.kind ?? "other"} />
      <Group name="what" fields={WHAT} draft={from?.draft} />
      <PhotoPicker photos={photos} terms={terms} />
      <Group name="who" fields={WHO} />
      <AgeQuestion onUnder={setUnder14} />
      <NotifyChoice terms={terms} />
      <p>
        {t("new.notice")} <Link to="/privacy">{t("new.privacy")}</Link>
      </p>
      <label className="petitions__choice">
        <input type="checkbox" name="consent" required />
        <span>{t("new.consent")}</span>
      </label>
      {problem && (
        <p role="alert">
          <Refusal problem={problem} />
        </p>
      )}
      <button className="button button--primary" type="submit" disabled={busy || under14 || !photos.ready}>
        {t("new.file")}
      </button>
    </form>
  );
}

/** What the draft says there; who signs is written by hand. */
function drafted(draft: PetitionDraft, field: Field["name"]): string {
  return field === "name" || field === "address" || field === "contact" ? "" : draft[field];
}

function Kinds({ chosen }: { chosen: Kind }): ReactElement {
  const { t } = useTranslation("petitions");
  return (
    <fieldset>
      <legend>{t("new.kind")}</legend>
      {KINDS.map((kind: Kind) => (
        <label key={kind} className="petitions__choice">
          <input type="radio" name="kind" value={kind} required defaultChecked={kind === chosen} />
          <span>
            {t(`new.kinds.${kind}`)} <small>{t(`new.kindHelp.${kind}`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface GroupProps {
  name: "what" | "who";
  fields: readonly Field[];
  draft?: PetitionDraft | undefined;
}

function Group({ name, fields, draft }: GroupProps): ReactElement {
  const { t } = useTranslation("petitions");
  return (
    <fieldset>
      <legend>{t(`new.${name}`)}</legend>
      {fields.map((field) => {
        const given = {
          name: field.name,
          required: !field.optional,
          maxLength: field.length,
          autoComplete: field.autoComplete ?? "off",
          defaultValue: draft ? drafted(draft, field.name) : "",
        };
        return (
          <label key={field.name}>
            {t(`new.field.${field.name}`)}
            {field.rows ? <textarea {...given} rows={field.rows} /> : <input {...given} />}
          </label>
        );
      })}
    </fieldset>
  );
}
