import { IconArrowRight, IconEye, IconMessageCircle, IconUsers } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { headline, portraitOf } from "../shared/portrait";
import type { Space } from "./space";
import type { Body, WorldState } from "./world-session";

interface PeopleProps {
  space: Space;
  state: WorldState;
  onApproach: (official: string) => void;
}

/** Everybody in the space as a list: whatever can be done in the picture can be done here. */
export function People({ space, state, onApproach }: PeopleProps): ReactElement {
  const { t } = useTranslation("world");
  const citizens = [...state.bodies.values()].filter((body) => body.kind === "citizen");
  return (
    <>
      <section aria-labelledby="people-officials">
        <h2 id="people-officials">{t("people.officials")}</h2>
        <ul className="people">
          {space.officials.map((official) => (
            <li key={official.id}>
              <button
                type="button"
                className="people__official"
                data-official={official.id}
                onClick={() => {
                  onApproach(official.id);
                }}
              >
                <img src={portraitOf(official.avatar_url)} alt="" width={56} height={56} />
                <span>
                  <strong>
                    {official.name} <span className="badge badge--ai">{t("badge.ai")}</span>
                  </strong>
                  <small>{headline(official.title)}</small>
                </span>
                <span className="people__go">
                  {t("people.go")} <IconArrowRight aria-hidden size={18} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="people-citizens">
        <h2 id="people-citizens">
          {t("people.citizens", { count: citizens.length })} <IconUsers aria-hidden size={20} />
        </h2>
        {state.phase === "watching" && (
          <p className="people__watching">
            <IconEye aria-hidden size={20} /> {t("people.watching")}
          </p>
        )}
        <ul className="people people--citizens">
          {citizens.map((body) => (
            <Citizen key={body.id} body={body} mine={body.id === state.you} />
          ))}
        </ul>
      </section>
    </>
  );
}

/** That somebody talks is seen in the hall too; with whom is not read out here. */
function Citizen({ body, mine }: { body: Body; mine: boolean }): ReactElement {
  const { t } = useTranslation("world");
  return (
    <li className="people__citizen" data-mine={mine}>
      <span>
        {body.name} {mine && <small>{t("people.you")}</small>}
      </span>
      {body.booth !== null && (
        <small>
          <IconMessageCircle aria-hidden size={16} /> {t("people.talking")}
        </small>
      )}
    </li>
  );
}
