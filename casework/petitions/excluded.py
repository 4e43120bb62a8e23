"""Time that does not count in a processing period (처리기간에 산입하지 않는 기간)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from casework.petitions.calendar import DAY, Interval, WorkCalendar, whole_days
from casework.petitions.periods import days_later
from casework.petitions.statutes import DECREE, PROCEDURE_DECREE, Article
from core.clock import SEOUL

SURVEY_DAYS = 14
"""Decree, Art. 17(4)."""
SURVEY_EXTENSION_DAYS = 7
"""Decree, Art. 17(4): once."""


class Exclusion(StrEnum):
    """Why time does not count; there is no other reason."""

    SUPPLEMENT = "supplement"
    DISTANT_TRANSFER = "distant_transfer"
    """Documents on their way between offices that are far apart."""
    REPRESENTATIVES = "representatives"
    """The petitioners choose who speaks for them."""
    HEARING = "hearing"
    EXAMINATION = "examination"
    """Experiments, tests, appraisals, technical reviews and other special steps."""
    PRIOR_TASK = "prior_task"
    """What has to be finished first, as the Enforcement Rule of the Administrative Procedures Act, Art. 6 lists it."""
    OUTAGE = "outage"
    """An information system is down."""
    SITE_SURVEY = "site_survey"
    """Of a grievance."""
    ISSUED_ELSEWHERE = "issued_elsewhere"
    """Papers that the office obtains and verifies itself, in place of the petitioner."""
    PRIOR_PETITION = "prior_petition"
    """Of petitions that were filed together: one that has to be finished before the other."""


EXCLUSION_ARTICLES = {
    Exclusion.SUPPLEMENT: (Article(DECREE, 20, item=1), Article(PROCEDURE_DECREE, 11, item=1)),
    Exclusion.DISTANT_TRANSFER: (Article(DECREE, 20, item=1), Article(PROCEDURE_DECREE, 11, item=2)),
    Exclusion.REPRESENTATIVES: (Article(DECREE, 20, item=1), Article(PROCEDURE_DECREE, 11, item=3)),
    Exclusion.HEARING: (Article(DECREE, 20, item=1), Article(PROCEDURE_DECREE, 11, item=4)),
    Exclusion.EXAMINATION: (Article(DECREE, 20, item=1), Article(PROCEDURE_DECREE, 11, item=5)),
    Exclusion.PRIOR_TASK: (Article(DECREE, 20, item=1), Article(PROCEDURE_DECREE, 11, item=6)),
    Exclusion.OUTAGE: (Article(DECREE, 20, item=2),),
    Exclusion.SITE_SURVEY: (Article(DECREE, 17, 5),),
    Exclusion.ISSUED_ELSEWHERE: (Article(DECREE, 7, 3, branch=2),),
    Exclusion.PRIOR_PETITION: (Article(DECREE, 12, 9),),
}
EXCLUSION_NAMES = {
    Exclusion.SUPPLEMENT: ("보완", "a supplement"),
    Exclusion.DISTANT_TRANSFER: ("먼 기관 사이의 문서 이송", "documents on their way to a distant office"),
    Exclusion.REPRESENTATIVES: ("대표자 선정", "the choice of representatives"),
    Exclusion.HEARING: ("의견청취", "a hearing"),
    Exclusion.EXAMINATION: ("실험·검사·감정·기술검토", "tests, appraisals or technical reviews"),
    Exclusion.PRIOR_TASK: ("선행사무의 완결", "a task that has to be finished first"),
    Exclusion.OUTAGE: ("정보시스템 장애", "an outage of the information system"),
    Exclusion.SITE_SURVEY: ("현장조사", "a site survey"),
    Exclusion.ISSUED_ELSEWHERE: ("증명서류·구비서류의 발급과 확인", "papers that another office issues"),
    Exclusion.PRIOR_PETITION: ("함께 낸 선행 민원의 처리", "a petition that has to be finished first"),
}


@dataclass(frozen=True, slots=True)
class Excluded:
    """One stretch of time that does not count; `until` is None while it lasts."""

    ground: Exclusion
    since: datetime
    until: datetime | None = None
    is_extended: bool = False
    """Of a site survey: whether its seven more days were taken."""

    def interval(self, calendar: WorkCalendar, now: datetime) -> Interval:
        """What of it does not count, as of `now` where it lasts.

        A supplement takes whole days: the day of the request and the day it arrives do not count (Administrative
        Procedures Decree, Art. 11, item 1). Everything else takes what it took, and a day does not count only if
        none of its working time was left. A survey ends with its longest time at the latest.
        """
        since = self.since.astimezone(SEOUL)
        until = max((self.until or now).astimezone(SEOUL), since)
        if self.ground is Exclusion.SUPPLEMENT:
            return whole_days(since.date(), until.date())
        if self.ground is Exclusion.SITE_SURVEY:
            until = min(until, self._end_of_survey(calendar, since))
        return Interval(since, until)

    def _end_of_survey(self, calendar: WorkCalendar, since: datetime) -> datetime:
        last = days_later(calendar, since.date(), SURVEY_DAYS)
        if self.is_extended:
            last = days_later(calendar, last, SURVEY_EXTENSION_DAYS)
        return whole_days(last, last).start + DAY


def intervals(excluded: Iterable[Excluded], calendar: WorkCalendar, now: datetime) -> tuple[Interval, ...]:
    """The stretches as of `now`; they may overlap."""
    return tuple(one.interval(calendar, now) for one in excluded)
