"""What a petitioner may send: each act becomes one event of the petition's ledger, made by the citizen."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, Field

from casework.petition_acts import Made
from casework.petition_fields import Reason, Words
from casework.petition_services import KnownPetitioner
from casework.petitions import events as ev
from casework.petitions.petition import Petition
from casework.petitions.petitioner import NO_BIRTH, needs_birth, supplementing
from casework.photo_api import AddedPhoto, AddedPhotos, added
from casework.protocols import Arrivals
from core.errors import NotLawful
from core.http import Day


class Withdraw(BaseModel):
    """취하 (Act, Art. 22(2))."""

    act: Literal["withdraw"]


class Supplement(BaseModel):
    """보완: what was asked for, or what the petitioner adds unasked."""

    act: Literal["supplement"]
    text: Words
    photos: AddedPhotos = Field(default_factory=list[AddedPhoto])


class AskMoreTime(BaseModel):
    """A longer time for what is missing: how many days are needed, and why (Decree, Art. 24(2))."""

    act: Literal["more_time"]
    days: Annotated[int, Field(ge=1, le=365)]
    text: Reason = ""


class AskProgress(BaseModel):
    """How things stand; the office has to answer (Decree, Art. 23(1))."""

    act: Literal["ask_progress"]


class ObjectTo(BaseModel):
    """이의신청: to what end and why (Decree, Art. 40(1)); who objects to what stands in the petition."""

    act: Literal["object"]
    text: Words
    born: Day | None = None
    """Only where `needs_birth` says so."""


class Contest(BaseModel):
    """Explanation, review or refusal of what the AI did (Personal Information Protection Act, Art. 37-2)."""

    act: Literal["contest"]
    wants: ev.Wanted
    text: Reason = ""


PetitionerActBody: TypeAlias = Annotated[
    Withdraw | Supplement | AskMoreTime | AskProgress | ObjectTo | Contest, Field(discriminator="act")
]


class ActAsPetitioner(KnownPetitioner):
    """What a petitioner knows, and what is to be done."""

    act: PetitionerActBody


def made(act: PetitionerActBody, petition: Petition, arrivals: Arrivals) -> Made:
    """The words lose what nobody may keep, and stand beside the ledger; raises `NotLawful` for an objection without
    the day of birth that it needs."""
    match act:
        case Withdraw():
            return Made(ev.Withdrawn())
        case Supplement():
            return Made(supplementing(petition), arrivals.cleared(act.text), added(act.photos, arrivals))
        case AskMoreTime():
            return Made(ev.SupplementTimeAsked(act.days), arrivals.cleared(act.text))
        case AskProgress():
            return Made(ev.ProgressAsked())
        case ObjectTo():
            if needs_birth(petition) and act.born is None:
                raise NotLawful(NO_BIRTH.ground)
            born = f"\n\n생년월일: {act.born}" if act.born else ""
            return Made(ev.ObjectionFiled(), arrivals.cleared(act.text) + born)
        case Contest():
            return Made(ev.AutomationContested(act.wants), arrivals.cleared(act.text))
