import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { ServiceProblem } from "../api/problem";
import { problemText } from "../shared/problem-text";
import type { PhotoItem } from "./photos";
import { PHOTO_TYPES } from "./photos.net";
import type { FilingTerms } from "./petitions.net";
import type { Photos } from "./use-photos";

const REFUSED = ["file_unknown_format", "file_too_large", "file_damaged", "file_parser_stopped"] as const;

interface PickerProps {
  photos: Photos;
  /** Null until it is known how many there may be. */
  terms: FilingTerms | null;
}

/** Choosing photos: each with its preview, how far it is, what went wrong, what can be seen on it, and a way out. */
export function PhotoPicker({ photos, terms }: PickerProps): ReactElement | null {
  const { t } = useTranslation("petitions");
  const [tooMany, setTooMany] = useState(false);
  if (!terms) return null;
  const left = terms.most_photos - photos.items.length;
  const choose = (input: HTMLInputElement): void => {
    const files = Array.from(input.files ?? []);
    input.value = ""; // the same file may be chosen again after it was removed
    setTooMany(files.length > left);
    photos.add(files, terms);
  };
  return (
    <fieldset className="photos">
      <legend>{t("photos.title")}</legend>
      <p>{t("photos.help", { most: terms.most_photos, megabytes: Math.floor(terms.most_photo_bytes / 1_048_576) })}</p>
      {left > 0 && (
        <label className="button button--secondary photos__add">
          {t("photos.add")}
          <input
            type="file"
            multiple
            accept={PHOTO_TYPES.join(",")}
            onChange={(event) => {
              choose(event.currentTarget);
            }}
          />
        </label>
      )}
      {tooMany && <p role="alert">{t("photos.tooMany", { most: terms.most_photos })}</p>}
      <ul className="photos__list">
        {photos.items.map((item) => (
          <Chosen key={item.key} item={item} photos={photos} />
        ))}
      </ul>
      <p role="status">{photos.items.length > 0 && t(photos.ready ? "photos.ready" : "photos.notReady")}</p>
    </fieldset>
  );
}

function Chosen({ item, photos }: { item: PhotoItem; photos: Photos }): ReactElement {
  const { t } = useTranslation("petitions");
  const { name } = item;
  return (
    <li>
      {!item.problem && <img src={item.url} alt={item.alt || t("photos.preview", { name })} />}
      <div>
        <p className="photos__name">{name}</p>
        {!item.problem && item.id === null && (
          <progress value={item.part} max={1} aria-label={t("photos.sending", { name })} />
        )}
        {item.problem ? (
          <p role="alert">
            <PhotoRefusal problem={item.problem} />
          </p>
        ) : (
          <label>
            {t("photos.alt")}
            <input
              maxLength={200}
              autoComplete="off"
              value={item.alt}
              onChange={(event) => {
                photos.describe(item.key, event.currentTarget.value);
              }}
            />
          </label>
        )}
        <button
          type="button"
          className="button button--secondary"
          aria-label={t("photos.removeOne", { name })}
          onClick={() => {
            photos.remove(item);
          }}
        >
          {t("photos.remove")}
        </button>
      </div>
    </li>
  );
}

function PhotoRefusal({ problem }: { problem: ServiceProblem }): ReactElement {
  const { t } = useTranslation("petitions");
  const { t: common } = useTranslation();
  const code = REFUSED.find((one) => one === problem.code);
  return <>{code ? t(`photos.problem.${code}`) : problemText(problem, common)}</>;
}
