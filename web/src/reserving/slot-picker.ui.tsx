import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useLanguage } from "../i18n/use-language";
import type { Slot } from "./reserving.net";
import { byDay, dayName, hour, hourThere, zoneHere } from "./slots";

interface PickerProps {
  slots: readonly Slot[];
  chosen: string;
  onChoose: (startsAt: string) => void;
  /** Shows a slot without a free place as one to wait for. */
  canWait?: boolean;
}

/** A day, then a slot of it, by the clocks of Seoul and beside them the visitor's own. */
export function SlotPicker({ slots, chosen, onChoose, canWait = false }: PickerProps): ReactElement {
  const { t } = useTranslation("reserving");
  const language = useLanguage();
  const [wanted, setWanted] = useState("");
  const days = byDay(slots);
  const open = days.find(({ day }) => day === wanted) ?? days[0];
  if (!open) return <p role="status">{t("noSlots")}</p>;
  return (
    <fieldset className="slots">
      <legend>{t("when")}</legend>
      <label>
        {t("day")}
        <select
          value={open.day}
          onChange={(event) => {
            setWanted(event.currentTarget.value);
            onChoose("");
          }}
        >
          {days.map(({ day }) => (
            <option key={day} value={day}>
              {dayName(day, language)}
            </option>
          ))}
        </select>
      </label>
      <div className="slots__hours" role="group" aria-label={t("hours", { day: dayName(open.day, language) })}>
        {open.slots.map((slot) => (
          <SlotChoice
            key={slot.starts_at}
            slot={slot}
            waits={canWait && slot.left === 0}
            checked={chosen === slot.starts_at}
            onChoose={onChoose}
          />
        ))}
      </div>
      <p className="slots__note">{t("seoulTime")}</p>
    </fieldset>
  );
}

interface ChoiceProps {
  slot: Slot;
  waits: boolean;
  checked: boolean;
  onChoose: (startsAt: string) => void;
}

function SlotChoice({ slot, waits, checked, onChoose }: ChoiceProps): ReactElement {
  const { t } = useTranslation("reserving");
  const language = useLanguage();
  const there = hourThere(slot.starts_at, zoneHere(), language);
  return (
    <label className="slots__hour">
      <input
        type="radio"
        name="slot"
        required
        checked={checked}
        onChange={() => {
          onChoose(slot.starts_at);
        }}
      />
      <span>
        <b>
          {hour(slot.starts_at)}~{hour(slot.ends_at)}
        </b>
        {there && <small>{t("there", { time: there })}</small>}
        <small>{waits ? t("wait") : t("left", { count: slot.left })}</small>
        {waits && <small>{t("waiting", { count: slot.waiting })}</small>}
      </span>
    </label>
  );
}
