"""Petitions as the desk sees them: what presses first, one in full, and the check of a month."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from pydantic import BaseModel

from casework.filings import Filed, Filings
from casework.petition_views import (
    Both,
    ConfirmationView,
    DeadlineView,
    DutyView,
    HappenedView,
    MomentView,
    ResultView,
    accept_view,
    both,
    cited,
    confirmation_view,
    deadline_view,
    duty_view,
    history,
    kind_name,
    moment_view,
    open_deadline,
    result_view,
)
from casework.petitions import agenda
from casework.petitions.calendar import WorkCalendar
from casework.petitions.departments import Contact, Department, Holder, load_departments
from casework.petitions.duties import duties
from casework.petitions.filing import FiledKind
from casework.petitions.kinds import Kind
from casework.petitions.periods import Moment, Unit
from casework.petitions.petition import Stage
from casework.petitions.progress import MONTHLY_CHECK, monthly_check_due
from casework.petitions.routing import load_routing
from casework.petitions.urgency import Urgency, office_duties, urgency
from casework.petitions.wording import state
from casework.photo_api import PhotoView, photo_view
from core.clock import Clock
from core.errors import InvalidInput
from core.letters import LOST

Shelf: TypeAlias = Literal["open", "due_soon", "overdue", "closed"]


class PetitionLine(BaseModel):
    """One petition in a list."""

    number: str
    subject: str | None
    """None once it was forgotten."""
    kind_name: Both
    stage: Stage
    state: Both
    urgency: Urgency
    next_duty: DutyView | None
    deadline: MomentView | None
    department: str | None
    officer: str | None
    filed_at: datetime | None
    is_notice_lost: bool
    """Whether an e-mail to the petitioner was not delivered, so that somebody has to call or send it again."""


class PetitionPage(BaseModel):
    """A page of them, and how many there are of each shelf that is open."""

    items: list[PetitionLine]
    total: int
    page: int
    page_size: int
    counts: dict[str, int]


class PetitionWords(BaseModel):
    """The words of a petition."""

    subject: str
    text: str
    place: str
    occurred: str
    wish: str


class FilingView(BaseModel):
    """What it says and who says it; only for the people who deal with it."""

    kind: FiledKind
    signed: PetitionWords
    drafted: PetitionWords | None
    """As the AI wrote it; null where the citizen wrote it alone."""
    name: str
    address: str
    contact: str
    language: Literal["ko", "en"]
    notify: bool
    """Whether changes are to be told by e-mail."""


class LedgerLine(HappenedView):
    """With the account or the official that made it."""

    by_account: str
    details: dict[str, str]
    """What was written down with it, such as reasons, where `text` does not say it in full."""


class DepartmentView(BaseModel):
    """An office that a petition may belong to."""

    id: str
    holder: Holder
    name: Both
    remit: Both
    contact: str
    contact_source: str
    source: str
    """The article that makes it its business."""


class PetitionDetail(PetitionLine):
    """One petition in full."""

    filing: FilingView | None
    confirmation: ConfirmationView | None
    """Of the petitioner's e-mail address; null where nobody is to be told."""
    kind: Kind | None
    """None before the acceptance."""
    unit: Unit | None
    """Of its processing period."""
    accept_by: MomentView | None
    reckoned: DeadlineView | None
    duties: list[DutyView]
    ledger: list[LedgerLine]
    photos: list[PhotoView]
    likely: list[DepartmentView]
    """Where its words point to, the likeliest first: a suggestion. Empty once it is dealt with."""
    result: ResultView | None


class CheckLine(PetitionLine):
    """One petition in the check of a month."""

    accepted_at: datetime | None
    ended_at: datetime | None
    was_late: bool


class MonthlyCheck(BaseModel):
    """The petitions that a month had, with what went wrong first."""

    month: str
    due: MomentView
    article: Both
    received: int
    ended: int
    late: int
    items: list[CheckLine]
    """Of one page."""
    total: int
    page: int
    page_size: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which petitions; empty: all."""

    shelf: Shelf = "open"
    department: str = ""
    officer: str = ""
    page: int = 1
    page_size: int = 20


class PetitionDesk:
    """Reads only; what is done is done through `Filings.add`."""

    def __init__(self, filings: Filings, calendar: WorkCalendar, clock: Clock) -> None:
        self._filings = filings
        self._calendar = calendar
        self._clock = clock

    async def page(self, wanted: Wanted) -> PetitionPage:
        """What is due first stands first; of the closed ones, the latest."""
        first = (wanted.page - 1) * wanted.page_size
        open_ones = agenda.Wanted(wanted.shelf, wanted.department, wanted.officer)
        pressed = await self._filings.agenda.page(open_ones, offset=first, limit=wanted.page_size)
        total = pressed.total
        if wanted.shelf == "closed":
            found, total = await self._filings.closed(offset=first, limit=wanted.page_size)
        else:
            found = await self._filings.those(pressed.numbers)
        return PetitionPage(
            items=[self.line(one) for one in found],
            total=total,
            page=wanted.page,
            page_size=wanted.page_size,
            counts=pressed.counts,
        )

    def line(self, filed: Filed) -> PetitionLine:
        petition, filing, now = filed.petition, filed.filing, self._clock.now()
        owed = office_duties(petition, self._calendar, now)
        deadline = open_deadline(filed, self._calendar, now)
        return PetitionLine(
            number=filed.number,
            subject=filing.signed.subject if filing else None,
            kind_name=kind_name(filed),
            stage=petition.stage,
            state=both(state(petition)),
            urgency=urgency(petition.stage, owed, self._calendar, now),
            next_duty=duty_view(owed[0], now) if owed else None,
            deadline=moment_view(deadline.moment) if deadline else None,
            department=petition.holder or None,
            officer=petition.officer or None,
            filed_at=petition.filed,
            is_notice_lost=any(one.state in LOST for one in filed.notices.values()),
        )

    async def detail(self, filed: Filed) -> PetitionDetail:
        petition, now = filed.petition, self._clock.now()
        reckoned = open_deadline(filed, self._calendar, now)
        return PetitionDetail(
            **self.line(filed).model_dump(),
            filing=FilingView.model_validate(asdict(filed.filing)) if filed.filing else None,
            confirmation=confirmation_view(filed),
            kind=petition.kind if petition.accepted else None,
            unit=petition.allotted.period.unit if petition.allotted else None,
            accept_by=accept_view(petition, self._calendar),
            reckoned=deadline_view(reckoned) if reckoned else None,
            duties=[duty_view(one, now) for one in duties(petition, self._calendar, now)],
            ledger=list(_ledger(filed)),
            photos=[photo_view(one) for one in filed.photos],
            likely=await asyncio.to_thread(_likely, filed),
            result=result_view(filed),
        )

    async def check(self, month: str, *, page: int = 1, page_size: int = 50) -> MonthlyCheck:
        """Of a month such as `2026-10`; raises `InvalidInput`."""
        first, end = _month(month)
        due = monthly_check_due(self._calendar, first.year, first.month)
        offset = (page - 1) * page_size
        checked = await self._filings.agenda.checked(first, end, offset=offset, limit=page_size)
        late = dict(checked.page)
        found = await self._filings.those(list(late))
        return MonthlyCheck(
            month=month,
            due=moment_view(Moment(due)),
            article=cited(MONTHLY_CHECK),
            received=checked.received,
            ended=checked.ended,
            late=checked.late,
            items=[self._check_line(one, was_late=late[one.number]) for one in found],
            total=checked.total,
            page=page,
            page_size=page_size,
        )

    def _check_line(self, filed: Filed, *, was_late: bool) -> CheckLine:
        petition = filed.petition
        plain = self.line(filed).model_dump()
        return CheckLine(**plain, accepted_at=petition.accepted, ended_at=petition.ended, was_late=was_late)


def _ledger(filed: Filed) -> Iterator[LedgerLine]:
    for line, entry in zip(history(filed), filed.entries, strict=True):
        written = {name: getattr(entry.event, name, "") for name in ("reasons", "remedy")}
        extension = getattr(entry.event, "extension", None)
        written["reason"] = extension.reason if extension else getattr(entry.event, "reason", "")
        details = {} if line.text else {name: text for name, text in written.items() if text}
        yield LedgerLine(**line.model_dump(), by_account=entry.author.name, details=details)


def _likely(filed: Filed) -> list[DepartmentView]:
    """Blocking: the routing is fitted when it is first asked."""
    if filed.filing is None or filed.petition.stage not in {Stage.FILED, Stage.IN_PROCESS}:
        return []
    signed, offices = filed.filing.signed, load_departments()
    return [_department(one, offices.contact_of(one)) for one in load_routing().likely(signed.subject, signed.text)]


def _department(one: Department, contact: Contact) -> DepartmentView:
    return DepartmentView(
        id=one.id,
        holder=one.holder,
        name=Both(ko=one.ko, en=one.en),
        remit=Both(ko=one.remit.ko, en=one.remit.en),
        contact=contact.number,
        contact_source=contact.source.cited,
        source=one.source.cited,
    )


def _month(month: str) -> tuple[date, date]:
    try:
        first = date.fromisoformat(f"{month}-01")
        return first, date(first.year + first.month // 12, first.month % 12 + 1, 1)
    except ValueError:
        raise InvalidInput("`month`: send one such as `2026-10`") from None
