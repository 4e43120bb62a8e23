import "../petitions/petitions.css";
import "./reserving.css";

import { useState, type ReactElement, type ReactNode, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { useRequest } from "../petitions/use-request";
import { SiteFrame } from "../shared/site-frame.ui";
import { useTitle } from "../shared/use-title";
import { AccessFields, Refused, writtenIn } from "./fields.ui";
import type { Register, Reservation, Reserved } from "./reserving.net";
import { ReservationSlip } from "./slip.ui";

interface MineProps<Kind extends Reservation> {
  title: string;
  lead: string;
  /** Where a new one is made. */
  link: ReactNode;
  register: Register<Kind>;
  facts: (found: Kind) => ReactNode;
}

/** A reservation by its code and the name; the name stays out of the address. */
export function Mine<Kind extends Reservation>({ title, lead, link, register, facts }: MineProps<Kind>): ReactElement {
  const { t } = useTranslation("reserving");
  useTitle(title);
  const [query] = useSearchParams();
  const [found, setFound] = useState<Reserved<Kind> | null>(null);
  const { busy, problem, run } = useRequest(setFound);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const written = writtenIn(event.currentTarget);
    const access = { code: written("code"), name: written("name") };
    setFound(null);
    run(async (signal) => ({ reservation: await register.follow(access, signal), access }));
  };
  return (
    <SiteFrame>
      <div className="page petitions">
        <div className="petitions__screen">
          <h1>{title}</h1>
          <p className="petitions__lead">{lead}</p>
          <p>{link}</p>
          <form className="petitions__form" onSubmit={submit}>
            <AccessFields code={query.get("code") ?? ""} />
            <button className="button button--primary" type="submit" disabled={busy}>
              {t("look")}
            </button>
            {problem && <Refused problem={problem} unknown={t("unknown")} />}
          </form>
        </div>
        {found && <ReservationSlip key={found.access.code} first={found} register={register} facts={facts} />}
      </div>
    </SiteFrame>
  );
}
