import { IconPhoneCall } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { crisisNumbers } from "./phones";
import type { Answer } from "./transcript";

const NAMED = ["109", "112", "117", "119", "1366", "1388", "1577-0199"] as const;

/** The numbers of a crisis answer as buttons that call. */
export function Crisis({ answer }: { answer: Answer }): ReactElement | null {
  const { t } = useTranslation("talk");
  const numbers = crisisNumbers(answer.sentences.map((sentence) => sentence.text));
  if (numbers.length === 0) return null;
  return (
    <section className="crisis" aria-label={t("crisis.title")}>
      <h3>{t("crisis.title")}</h3>
      <ul>
        {numbers.map((number) => {
          const named = NAMED.find((one) => one === number);
          return (
            <li key={number}>
              <a className="crisis__call" href={`tel:${number.replaceAll("-", "")}`}>
                <IconPhoneCall aria-hidden size={24} />
                <span>
                  <strong>{t("crisis.call", { number })}</strong>
                  {named && <small>{t(`crisis.lines.${named}`)}</small>}
                </span>
              </a>
            </li>
          );
        })}
      </ul>
      <p>{t("crisis.text")}</p>
    </section>
  );
}
