import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Row } from "./parts";
import type { Sentence } from "./transcript";

/** The parts of a procedure as rows: what to bring, what it costs, how long it takes. */
export function PartsTable({ rows, say }: { rows: readonly Row[]; say: (sentence: Sentence) => ReactNode }): ReactElement {
  const { t } = useTranslation("talk");
  return (
    <table className="parts">
      <caption className="visually-hidden">{t("parts.caption")}</caption>
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            <th scope="row">{t(`parts.${row.part}`)}</th>
            <td>
              {row.sentences.map((sentence) => (
                <p key={sentence.text}>{say(sentence)}</p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
