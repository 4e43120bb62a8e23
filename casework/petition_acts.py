"""What a person at the desk may do to a petition: each act becomes one event of its ledger, made by that person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, Field

from casework.petition_fields import Name, NameOrNone, Reason, Told
from casework.petitions import events as ev
from casework.petitions.extensions import Extension, ExtensionGround
from casework.petitions.kinds import Kind
from casework.petitions.periods import Period, Unit
from casework.petitions.remedies import ObjectionKind
from casework.photos.album import Added
from casework.protocols import Arrivals
from core.accounts import Account

_Count = Annotated[int, Field(ge=0, le=1_000)]


class Accept(BaseModel):
    """접수. The period of a statutory petition is the one that was published for its type."""

    act: Literal["accept"]
    kind: Kind
    published_days: Annotated[int, Field(ge=1, le=365)] | None = None


class Forward(BaseModel):
    """To the department in charge (이송)."""

    act: Literal["forward"]
    department: Name


class Take(BaseModel):
    """담당자 지정; without a name, whoever does it."""

    act: Literal["take"]
    officer: NameOrNone = ""


class SendAway(BaseModel):
    """To another agency, which accepts it anew."""

    act: Literal["send_away"]
    agency: Name
    petitioner_told: bool


class AskSupplement(BaseModel):
    """보완 요구; `missing` is what the petitioner reads."""

    act: Literal["ask_supplement"]
    days: _Count
    missing: Told
    found_later: bool = False
    """A site visit or another just cause showed only afterwards what is missing."""


class ProlongSupplement(BaseModel):
    """The time for what is missing, set anew from today because its petitioner asked (Decree, Art. 24(2))."""

    act: Literal["prolong_supplement"]
    days: _Count


class ReceiveSupplement(BaseModel):
    """What was missing has arrived."""

    act: Literal["receive_supplement"]


class SendBack(BaseModel):
    """Returned with reasons: the supplement did not come."""

    act: Literal["send_back"]
    reasons: Reason


class Extend(BaseModel):
    """연장, in the unit of the processing period."""

    act: Literal["extend"]
    amount: _Count
    ground: ExtensionGround
    reason: Reason
    has_consent: bool = False


class TellProgress(BaseModel):
    """처리진행상황 통지; `text` is what the petitioner reads."""

    act: Literal["tell_progress"]
    text: Told


class Decide(BaseModel):
    """The result, signed by the person who decides; `answer` is what the petitioner reads."""

    act: Literal["decide"]
    outcome: Literal["granted", "refused", "answered"]
    answer: Told
    reasons: Reason = ""
    remedy: Reason = ""
    objection: ObjectionKind | None = None
    unit: NameOrNone
    contact: NameOrNone


class TellResult(BaseModel):
    """The petitioner was told: this closes it."""

    act: Literal["tell_result"]
    received: date | None = None


class Dun(BaseModel):
    """독촉장: the period is over."""

    act: Literal["dun"]


class DecideObjection(BaseModel):
    """The answer to an objection; the petitioner reads `reasons`, with the remedies left (Decree, Art. 40(2))."""

    act: Literal["decide_objection"]
    is_upheld: bool
    reasons: Told


class Reopen(BaseModel):
    """The objection was upheld: the petition is in process again."""

    act: Literal["reopen"]


class ExtendObjection(BaseModel):
    """More time for that answer; `reason` is what the petitioner reads."""

    act: Literal["extend_objection"]
    days: _Count
    reason: Told


class AnswerContest(BaseModel):
    """A person explains what the AI did, or takes the matter over; `text` is what the petitioner reads."""

    act: Literal["answer_contest"]
    text: Told


class ProlongContest(BaseModel):
    """More time for that; `text` is what the petitioner reads."""

    act: Literal["prolong_contest"]
    days: _Count
    text: Told


Act: TypeAlias = Annotated[
    Accept | Forward | Take | SendAway | AskSupplement | ProlongSupplement | ReceiveSupplement | SendBack | Extend
    | TellProgress | Decide | TellResult | Dun | DecideObjection | ExtendObjection | Reopen | AnswerContest
    | ProlongContest,
    Field(discriminator="act"),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """The event of an act, and the words and photos that go with it, beside the ledger."""

    event: ev.PetitionEvent
    words: str = ""
    photos: tuple[Added, ...] = ()


def made(act: Act, account: Account, arrivals: Arrivals) -> Made:
    """What staff write for the ledger names nobody; what the petitioner reads only lacks what nobody may keep."""
    return _handed_on(act, account) or _answered(act, arrivals) or _written(act, account, arrivals)


def _handed_on(act: Act, account: Account) -> Made | None:
    match act:
        case Accept():
            return Made(ev.Accepted(act.kind, Period(act.published_days, Unit.DAYS) if act.published_days else None))
        case Forward():
            return Made(ev.Forwarded(act.department))
        case Take():
            return Made(ev.Assigned(act.officer or account.name))
        case SendAway():
            return Made(ev.SentAway(act.agency, act.petitioner_told))
        case ReceiveSupplement():
            return Made(ev.Supplemented())
        case _:
            return None


def _answered(act: Act, arrivals: Arrivals) -> Made | None:
    """To what the petitioner asked: in the ledger masked, in full for the petitioner."""
    match act:
        case ProlongSupplement():
            return Made(ev.SupplementProlonged(act.days))
        case DecideObjection():
            event = ev.ObjectionDecided(act.is_upheld, arrivals.masked(act.reasons))
            return Made(event, arrivals.cleared(act.reasons))
        case ExtendObjection():
            event = ev.ObjectionExtended(act.days, arrivals.masked(act.reason))
            return Made(event, arrivals.cleared(act.reason))
        case AnswerContest():
            return Made(ev.AutomationAnswered(), arrivals.cleared(act.text))
        case ProlongContest():
            return Made(ev.AutomationProlonged(act.days), arrivals.cleared(act.text))
        case _:
            return None


def _written(act: Act, account: Account, arrivals: Arrivals) -> Made:
    masked = arrivals.masked
    match act:
        case AskSupplement():
            made = Made(ev.SupplementAsked(act.days, found_later=act.found_later), arrivals.cleared(act.missing))
        case SendBack():
            made = Made(ev.SentBack(masked(act.reasons)))
        case Extend():
            made = Made(ev.Extended(Extension(act.amount, act.ground, masked(act.reason), act.has_consent)))
        case TellProgress():
            made = Made(ev.ProgressTold(), arrivals.cleared(act.text))
        case Decide():
            made = Made(_decided(act, account, masked), arrivals.cleared(act.answer))
        case TellResult():
            made = Made(ev.ResultTold(act.received))
        case Dun():
            made = Made(ev.Dunned())
        case Reopen():
            made = Made(ev.Reopened())
        case _:
            raise AssertionError(f"`{act.act}` hands a petition on")
    return made


def _decided(act: Decide, account: Account, masked: Callable[[str], str]) -> ev.Decided:
    officer = ev.Officer(act.unit, account.display_name, act.contact)
    return ev.Decided(act.outcome, officer, masked(act.reasons), masked(act.remedy), act.objection)
