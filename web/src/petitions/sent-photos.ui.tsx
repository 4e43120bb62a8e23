import { useEffect, useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import { ContactField, ContactProblem } from "./contact-field.ui";
import { listPhotos, readPhoto, type Known, type Photo } from "./photos.net";
import { useRequest } from "./use-request";

interface SentProps {
  known: Known;
  onContact: (contact: string) => void;
}

interface Seen extends Photo {
  url: string;
}

/** The photos that went with a petition, for who knows the contact as well. */
export function SentPhotos({ known, onContact }: SentProps): ReactElement {
  const { t } = useTranslation("petitions");
  const [seen, setSeen] = useState<readonly Seen[]>([]);
  const { busy, problem, run } = useRequest(setSeen);
  useEffect(
    () => () => {
      for (const photo of seen) URL.revokeObjectURL(photo.url);
    },
    [seen],
  );
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    run((signal) => seenPhotos(known, signal));
  };
  return (
    <>
      <form className="petitions__form" aria-label={t("photos.sent")} onSubmit={submit}>
        <ContactField value={known.contact} onChange={onContact} />
        <ContactProblem problem={problem} />
        <button className="button button--secondary" type="submit" disabled={busy}>
          {t("photos.show")}
        </button>
      </form>
      <ul className="photos__sent">
        {seen.map((photo, index) => (
          <li key={photo.id}>
            <img src={photo.url} alt={photo.alt || t("photos.nth", { nth: index + 1 })} width={photo.width} height={photo.height} />
            {photo.alt && <p>{photo.alt}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

async function seenPhotos(known: Known, signal: AbortSignal): Promise<Seen[]> {
  const photos = await listPhotos(known, signal);
  return Promise.all(
    photos.map(async (photo) => ({ ...photo, url: URL.createObjectURL(await readPhoto(known, photo.id, signal)) })),
  );
}
