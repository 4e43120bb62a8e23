import "./petitions.css";

import { useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";

import { problemText } from "../shared/problem-text";
import { SiteFrame } from "../shared/site-frame.ui";
import { useTitle } from "../shared/use-title";
import { followPetition, type Followed } from "./petitions.net";
import { PetitionerActs } from "./petitioner-acts.ui";
import { PetitionSlip } from "./slip.ui";
import { useRequest } from "./use-request";

/** What was found, the name that it was found by, and the contact that was written since. */
interface Found {
  name: string;
  contact: string;
  petition: Followed;
}

/** How a petition stands, by its number and the petitioner's name; the name stays out of the address. */
export function PetitionsPage(): ReactElement {
  const { t } = useTranslation("petitions");
  useTitle(t("title"));
  const [found, setFound] = useState<Found | null>(null);
  return (
    <SiteFrame>
      <div className="page petitions">
        <div className="petitions__screen">
          <h1>{t("title")}</h1>
          <p className="petitions__lead">{t("lead")}</p>
          <p>
            <Link to="/petitions/new">{t("toNew")}</Link>
          </p>
          <FollowForm onFound={setFound} />
        </div>
        {found && (
          <>
            <PetitionSlip petition={found.petition} />
            <PetitionerActs
              key={found.petition.history.length}
              known={{ number: found.petition.number, name: found.name, contact: found.contact }}
              petition={found.petition}
              onContact={(contact) => {
                setFound({ ...found, contact });
              }}
              onDone={(petition) => {
                setFound({ ...found, petition });
              }}
            />
          </>
        )}
      </div>
    </SiteFrame>
  );
}

function FollowForm({ onFound }: { onFound: (found: Found | null) => void }): ReactElement {
  const { t } = useTranslation("petitions");
  const { t: common } = useTranslation();
  const [query] = useSearchParams();
  const [number, setNumber] = useState(query.get("number") ?? "");
  const [name, setName] = useState("");
  const { busy, problem, run } = useRequest((petition: Followed) => {
    onFound({ name: name.trim(), contact: "", petition });
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    onFound(null);
    run((signal) => followPetition(number.trim(), name.trim(), signal));
  };
  return (
    <form className="petitions__form" onSubmit={submit}>
      <label>
        {t("number")}
        <input
          required
          inputMode="numeric"
          autoComplete="off"
          placeholder="2026-000123"
          maxLength={20}
          value={number}
          onChange={(event) => {
            setNumber(event.currentTarget.value);
          }}
        />
      </label>
      <label>
        {t("name")}
        <input
          required
          autoComplete="name"
          maxLength={80}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
      </label>
      <button className="button button--primary" type="submit" disabled={busy}>
        {t("look")}
      </button>
      {problem && <p role="alert">{problem.code === "not_found" ? t("unknown") : problemText(problem, common)}</p>}
    </form>
  );
}
