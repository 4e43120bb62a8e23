import type { ReactElement, SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import { ContactField, ContactProblem } from "./contact-field.ui";
import { Notices } from "./notices.ui";
import { useFilingTerms } from "./notify.ui";
import { PhotoPicker } from "./photo-picker.ui";
import type { Known } from "./photos.net";
import { actAsPetitioner, type Followed, type PetitionerAct, type PetitionerActName } from "./petitions.net";
import { SentPhotos } from "./sent-photos.ui";
import { usePhotos } from "./use-photos";
import { useRequest } from "./use-request";

const WANTS = ["explanation", "review", "refusal"] as const;
const MOST = { supplement: 8000, more_time: 4000, object: 8000, contest: 4000 } as const;
const OPTIONAL: readonly PetitionerActName[] = ["contest", "more_time"];

interface ActsProps {
  known: Known;
  petition: Followed;
  onContact: (contact: string) => void;
  onDone: (petition: Followed) => void;
}

/** What the law lets the petitioner do now; each opens to a form of its own. */
export function PetitionerActs(given: ActsProps): ReactElement | null {
  const { t } = useTranslation("petitions");
  const { may, photos } = given.petition;
  const sendsNotices = useFilingTerms()?.sends_notices ?? false;
  if (may.length === 0 && photos === 0 && !sendsNotices) return null;
  return (
    <section className="petitions__acts petitions__screen" aria-labelledby="petition-acts">
      <h2 id="petition-acts">{t("acts.title")}</h2>
      <p>{t("acts.lead")}</p>
      {may.map((name) => (
        <details key={name}>
          <summary>{t(`acts.${name}.name`)}</summary>
          <ActForm name={name} {...given} />
        </details>
      ))}
      {sendsNotices && (
        <details>
          <summary>{t("notice.change")}</summary>
          <Notices known={given.known} petition={given.petition} onContact={given.onContact} onDone={given.onDone} />
        </details>
      )}
      {photos > 0 && (
        <details>
          <summary>{t("photos.sent")}</summary>
          <SentPhotos known={given.known} onContact={given.onContact} />
        </details>
      )}
    </section>
  );
}

interface FormProps extends ActsProps {
  name: PetitionerActName;
}

function ActForm({ name, known, petition, onContact, onDone }: FormProps): ReactElement {
  const { t } = useTranslation("petitions");
  const { busy, problem, run } = useRequest(onDone);
  const terms = useFilingTerms();
  const photos = usePhotos();
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const act = actOf(name, new FormData(event.currentTarget), photos.filed());
    run((signal) => actAsPetitioner(known, act, signal));
  };
  return (
    <form className="petitions__form" aria-label={t(`acts.${name}.name`)} onSubmit={submit}>
      <p>{t(`acts.${name}.help`)}</p>
      {name === "contest" && <Wants />}
      {name === "more_time" && (
        <label>
          {t("acts.more_time.days")}
          <input name="days" type="number" inputMode="numeric" min={1} max={365} required />
        </label>
      )}
      {(name === "supplement" || name === "more_time" || name === "object" || name === "contest") && (
        <label>
          {t(`acts.${name}.text`)}
          <textarea name="text" rows={4} maxLength={MOST[name]} required={!OPTIONAL.includes(name)} />
        </label>
      )}
      {name === "supplement" && <PhotoPicker photos={photos} terms={terms} />}
      {name === "object" && petition.needs_birth && (
        <label>
          {t("acts.object.born")}
          <input type="date" name="born" autoComplete="bday" min="1900-01-01" required />
        </label>
      )}
      {name === "withdraw" && (
        <label className="petitions__choice">
          <input type="checkbox" required />
          <span>{t("acts.withdraw.confirm")}</span>
        </label>
      )}
      <ContactField value={known.contact} onChange={onContact} />
      <ContactProblem problem={problem} />
      <button className="button button--secondary" type="submit" disabled={busy || !photos.ready}>
        {t("acts.send")}
      </button>
    </form>
  );
}

function Wants(): ReactElement {
  const { t } = useTranslation("petitions");
  return (
    <fieldset>
      <legend>{t("acts.contest.wants.label")}</legend>
      {WANTS.map((one) => (
        <label key={one} className="petitions__choice">
          <input type="radio" name="wants" value={one} defaultChecked={one === "explanation"} />
          <span>{t(`acts.contest.wants.${one}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function actOf(name: PetitionerActName, written: FormData, photos: { id: string; alt: string }[]): PetitionerAct {
  const said = (field: string): string => {
    const value = written.get(field);
    return typeof value === "string" ? value.trim() : "";
  };
  switch (name) {
    case "supplement":
      return { act: name, text: said("text"), photos };
    case "more_time":
      return { act: name, days: Number(said("days")), text: said("text") };
    case "object":
      return { act: name, text: said("text"), born: said("born") || null };
    case "contest":
      return { act: name, wants: WANTS.find((one) => one === said("wants")) ?? "explanation", text: said("text") };
    default:
      return { act: name };
  }
}
