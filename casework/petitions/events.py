"""What happens to a petition, as events.

Order: `Drafted? Filed Accepted (Misdirected | Forwarded | Assigned | supplement | counting | Extended | progress)*
Ending?`, then `ResultTold`, and after a refusal `ObjectionFiled ObjectionExtended?
ObjectionDecided`; where that was upheld, `Reopened`, and on as after `Accepted`. `automation` at any time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from casework.petitions.excluded import Exclusion
from casework.petitions.extensions import Extension
from casework.petitions.kinds import Kind
from casework.petitions.periods import Period
from casework.petitions.remedies import ObjectionKind
from casework.petitions.repeats import History
from casework.petitions.transfers import Route

Wanted: TypeAlias = Literal["explanation", "review", "refusal"]
AuthorKind: TypeAlias = Literal["ai", "person", "citizen"]
Outcome: TypeAlias = Literal["granted", "refused", "answered"]


@dataclass(frozen=True, slots=True)
class Author:
    """Who did it; `name` is an official's id, a staff account, or empty for the citizen."""

    kind: AuthorKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Officer:
    """The person in charge, named on every notice (Decree, Art. 31)."""

    unit: str
    name: str
    contact: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft was written from what the citizen said."""


@dataclass(frozen=True, slots=True)
class Filed:
    """The citizen signed; with an electronic filing, it arrived at the office's system."""

    is_electronic: bool
    signers: int = 1
    households: int = 1


@dataclass(frozen=True, slots=True)
class Accepted:
    """It is in the ledger: the processing period begins."""

    kind: Kind
    published: Period | None = None
    """The period that the office set for its type."""
    formal: Period | None = None
    """Of a pre-review: the period of the petition that it is for."""
    route: Route | None = None
    """Where it has to go from here; None where it is with the department in charge."""
    shows_progress_online: bool = False
    """The petitioner was told that progress and transfers are shown on line (Decree, Art. 13(5) and 23(3))."""


@dataclass(frozen=True, slots=True)
class Misdirected:
    """Whoever has it is not in charge."""

    route: Route


@dataclass(frozen=True, slots=True)
class Forwarded:
    """It went to a department of the same agency."""

    to: str


@dataclass(frozen=True, slots=True)
class Assigned:
    """A person took it in hand; `officer` is a staff account."""

    officer: str


@dataclass(frozen=True, slots=True)
class SentAway:
    """It went to the agency in charge, which accepts it anew; the petitioner was told so."""

    agency: str
    petitioner_told: bool


@dataclass(frozen=True, slots=True)
class SupplementAsked:
    """Something is missing; the citizen has so many days."""

    days: int
    found_later: bool = False
    """A site visit or another just cause showed only afterwards what is missing (Rule, Art. 9(1))."""


@dataclass(frozen=True, slots=True)
class SupplementTimeAsked:
    """The citizen needs so many days, and says why (Decree, Art. 24(2)); the office sets the time anew."""

    days: int


@dataclass(frozen=True, slots=True)
class SupplementProlonged:
    """The citizen asked for a longer time, and so many days were set anew."""

    days: int


@dataclass(frozen=True, slots=True)
class SupplementAskedAgain:
    """The first time was let pass; so many more days."""

    days: int


@dataclass(frozen=True, slots=True)
class RequestUndelivered:
    """The post returned the request: the petitioner was not found at the address."""


@dataclass(frozen=True, slots=True)
class Supplemented:
    """What was missing has arrived."""


@dataclass(frozen=True, slots=True)
class CountingStopped:
    """From here on time does not count; supplements have events of their own."""

    ground: Exclusion
    representatives: int = 0
    """How many representatives the petitioners are to choose, where that is the ground."""


@dataclass(frozen=True, slots=True)
class SurveyExtended:
    """A site survey takes its seven more days."""


@dataclass(frozen=True, slots=True)
class CountingResumed:
    """Time counts again."""

    ground: Exclusion


@dataclass(frozen=True, slots=True)
class Extended:
    """The period became longer, and the petitioner was told so in writing, with the new date."""

    extension: Extension


@dataclass(frozen=True, slots=True)
class ProgressAsked:
    """The petitioner wants to know how things stand."""


@dataclass(frozen=True, slots=True)
class Amended:
    """The petitioner added to what the petition says, unasked (Act, Art. 22(2)); no clock stands still for it."""


@dataclass(frozen=True, slots=True)
class ProgressTold:
    """The petitioner was told how things stand and when it will be done."""


@dataclass(frozen=True, slots=True)
class Dunned:
    """The inspector of petitions sent a dunning notice: the period is over."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The petition was dealt with; a refusal carries its reasons and the remedy."""

    outcome: Outcome
    officer: Officer
    reasons: str = ""
    remedy: str = ""
    objection: ObjectionKind | None = None
    """How a refusal is objected to; None where it is no disposition."""


@dataclass(frozen=True, slots=True)
class ResultTold:
    """The petitioner was told the result; `received` is when the letter came, where that is known."""

    received: date | None = None


@dataclass(frozen=True, slots=True)
class SentBack:
    """The petition was returned, because a supplement did not come."""

    reasons: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The citizen took it back."""


@dataclass(frozen=True, slots=True)
class ClosedUnfound:
    """Requests came back twice: it counts as withdrawn (Decree, Art. 25(2))."""


@dataclass(frozen=True, slots=True)
class ClosedAsRepeat:
    """The same again, after two results (Act, Art. 23)."""

    history: History


@dataclass(frozen=True, slots=True)
class NotProcessed:
    """A matter that an office need not deal with; the petitioner was told why."""

    item: int
    """Of the Act, Art. 21: 1 to 9."""


@dataclass(frozen=True, slots=True)
class Merged:
    """It goes on as part of another petition with the same purpose."""

    into: str
    petitioners: int


@dataclass(frozen=True, slots=True)
class ObjectionFiled:
    """The citizen objects to a refusal."""


@dataclass(frozen=True, slots=True)
class ObjectionExtended:
    """The answer to an objection takes so many days longer; the citizen was told why."""

    days: int
    reason: str


@dataclass(frozen=True, slots=True)
class ObjectionDecided:
    """The objection was answered, with reasons, and the citizen told."""

    is_upheld: bool
    reasons: str


@dataclass(frozen=True, slots=True)
class Reopened:
    """The objection was upheld, so that the refusal stands no more: the petition is in process again."""


@dataclass(frozen=True, slots=True)
class AutomationContested:
    """The citizen asks for an explanation of automated handling or for its review, or refuses it."""

    wants: Wanted = "explanation"


@dataclass(frozen=True, slots=True)
class AutomationProlonged:
    """The answer to that takes so many days longer; the citizen was told why."""

    days: int


@dataclass(frozen=True, slots=True)
class AutomationAnswered:
    """A person explained, or took the matter over."""


Passing: TypeAlias = Misdirected | Forwarded | Assigned | SentAway
Intake: TypeAlias = Drafted | Filed | Accepted | Passing
Supplementing: TypeAlias = (
    SupplementAsked
    | SupplementTimeAsked
    | SupplementProlonged
    | SupplementAskedAgain
    | RequestUndelivered
    | Supplemented
)
Counting: TypeAlias = CountingStopped | SurveyExtended | CountingResumed | Extended
Telling: TypeAlias = Amended | ProgressAsked | ProgressTold | Dunned | ResultTold
Ending: TypeAlias = Decided | SentBack | Withdrawn | ClosedUnfound | ClosedAsRepeat | NotProcessed | Merged
Objecting: TypeAlias = ObjectionFiled | ObjectionExtended | ObjectionDecided | Reopened
Contesting: TypeAlias = AutomationContested | AutomationProlonged | AutomationAnswered
PetitionEvent: TypeAlias = Intake | Supplementing | Counting | Telling | Ending | Objecting | Contesting


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a petition's ledger."""

    at: datetime
    author: Author
    event: PetitionEvent
