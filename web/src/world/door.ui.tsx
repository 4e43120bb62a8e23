import { IconMicrophone, IconPencil, IconShieldCheck } from "@tabler/icons-react";
import { useId, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useLanguage } from "../i18n/use-language";
import { portraitOf } from "../shared/portrait";
import { SiteFrame } from "../shared/site-frame.ui";
import type { Space } from "./space";
import type { Guest } from "./world.net";

const STORED = "madang.guest";
const LONGEST_NAME = 16;

interface Kept {
  name: string;
  avatar: string;
}

function kept(): Kept {
  const value: unknown = JSON.parse(sessionStorage.getItem(STORED) ?? "null");
  if (typeof value !== "object" || value === null || !("name" in value) || !("avatar" in value)) return { name: "", avatar: "" };
  return { name: String(value.name), avatar: String(value.avatar) };
}

interface DoorProps {
  space: Space;
  onEnter: (guest: Guest, byVoice: boolean) => void;
}

/** Before the lobby: a name that need not be one's own, a figure, and whether to speak or to write. */
export function Door({ space, onEnter }: DoorProps): ReactElement {
  const { t } = useTranslation("world");
  const language = useLanguage();
  const [before] = useState(kept);
  const [name, setName] = useState(before.name);
  const [avatar, setAvatar] = useState(space.citizen_avatars.find((url) => url === before.avatar) ?? space.citizen_avatars[0] ?? "");
  const nameId = useId();
  const enter = (byVoice: boolean): void => {
    sessionStorage.setItem(STORED, JSON.stringify({ name, avatar }));
    onEnter({ name: name.trim(), avatar: avatar.split("/").at(-1) ?? "", language }, byVoice);
  };
  return (
    <SiteFrame>
      <div className="door">
        <form
          className="door__card"
          onSubmit={(event) => {
            event.preventDefault();
            enter(true);
          }}
        >
          <h1>{t("door.title")}</h1>
          <p className="door__lead">{t("door.lead")}</p>
          <div className="door__choices">
            <div className="field">
              <label className="field__label" htmlFor={nameId}>
                {t("door.name")}
              </label>
              <input
                id={nameId}
                className="input"
                value={name}
                maxLength={LONGEST_NAME}
                autoComplete="off"
                placeholder={t("door.namePlaceholder")}
                aria-describedby={`${nameId}-hint`}
                onChange={(event) => {
                  setName(event.target.value);
                }}
              />
              <p id={`${nameId}-hint`} className="field__hint">
                {t("door.nameHint")}
              </p>
            </div>
            <fieldset className="door__looks">
              <legend className="field__label">{t("door.looks")}</legend>
              {space.citizen_avatars.map((url, place) => (
                <label key={url}>
                  <input
                    type="radio"
                    name="avatar"
                    checked={url === avatar}
                    onChange={() => {
                      setAvatar(url);
                    }}
                  />
                  <img src={portraitOf(url)} alt={t("door.look", { number: place + 1 })} width={96} height={96} />
                </label>
              ))}
            </fieldset>
          </div>
          <div className="door__enter">
            <button type="submit" className="button button--primary button--large">
              <IconMicrophone aria-hidden size={22} /> {t("door.speaking")}
            </button>
            <button
              type="button"
              className="button button--secondary button--large"
              onClick={() => {
                enter(false);
              }}
            >
              <IconPencil aria-hidden size={22} /> {t("door.writing")}
            </button>
          </div>
          <p className="door__note">
            <IconShieldCheck aria-hidden size={22} stroke={1.8} />
            <span>{t("door.ai")}</span>
          </p>
          <p className="door__other">
            <Link to="/">{t("door.without")}</Link>
          </p>
        </form>
      </div>
    </SiteFrame>
  );
}
