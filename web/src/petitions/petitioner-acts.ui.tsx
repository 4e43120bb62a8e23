import type { ReactElement, SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import { actAsPetitioner, type Followed, type PetitionerAct, type PetitionerActName } from "./petitions.net";
import { Refusal } from "./refusal.ui";
import { useRequest } from "./use-request";

const WANTS = ["explanation", "review", "refusal"] as const;
const MOST = { supplement: 8000, object: 8000, contest: 4000 } as const;

interface ActsProps {
  known: { name: string; petition: Followed };
  onDone: (petition: Followed) => void;
}

/** What the law lets the petitioner do now; each opens to a form of its own. */
export function PetitionerActs({ known, onDone }: ActsProps): ReactElement | null {
  const { t } = useTranslation("petitions");
  const { may, needs_birth: needsBirth } = known.petition;
  if (may.length === 0) return null;
  return (
    <section className="petitions__acts petitions__screen" aria-labelledby="petition-acts">
      <h2 id="petition-acts">{t("acts.title")}</h2>
      <p>{t("acts.lead")}</p>
      {may.map((name) => (
        <details key={name}>
          <summary>{t(`acts.${name}.name`)}</summary>
          <ActForm name={name} needsBirth={needsBirth} known={known} onDone={onDone} />
        </details>
      ))}
    </section>
  );
}

interface FormProps extends ActsProps {
  name: PetitionerActName;
  needsBirth: boolean;
}

function ActForm({ name, needsBirth, known, onDone }: FormProps): ReactElement {
  const { t } = useTranslation("petitions");
  const { busy, problem, run } = useRequest(onDone);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const act = actOf(name, new FormData(event.currentTarget));
    run((signal) => actAsPetitioner(known.petition.number, known.name, act, signal));
  };
  return (
    <form className="petitions__form" aria-label={t(`acts.${name}.name`)} onSubmit={submit}>
      <p>{t(`acts.${name}.help`)}</p>
      {name === "contest" && <Wants />}
      {(name === "supplement" || name === "object" || name === "contest") && (
        <label>
          {t(`acts.${name}.text`)}
          <textarea name="text" rows={4} maxLength={MOST[name]} required={name !== "contest"} />
        </label>
      )}
      {name === "object" && needsBirth && (
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
      {problem && (
        <p role="alert">
          <Refusal problem={problem} />
        </p>
      )}
      <button className="button button--secondary" type="submit" disabled={busy}>
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

function actOf(name: PetitionerActName, written: FormData): PetitionerAct {
  const said = (field: string): string => {
    const value = written.get(field);
    return typeof value === "string" ? value.trim() : "";
  };
  switch (name) {
    case "supplement":
      return { act: name, text: said("text") };
    case "object":
      return { act: name, text: said("text"), born: said("born") || null };
    case "contest":
      return { act: name, wants: WANTS.find((one) => one === said("wants")) ?? "explanation", text: said("text") };
    default:
      return { act: name };
  }
}
