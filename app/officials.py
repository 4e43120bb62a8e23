"""Every counter, as the first page shows it."""

from __future__ import annotations

from collections.abc import Mapping

from app.talks.models import HoursView, OfficialView
from core.officials import Official
from core.speech import Language
from desk.desk import Desk


class Counters:
    """The officials with who is on duty behind them."""

    def __init__(self, officials: Mapping[str, Official], desk: Desk) -> None:
        self._officials = officials
        self._desk = desk

    def views(self, language: Language) -> list[OfficialView]:
        return [self._view(official, language) for official in self._officials.values()]

    def _view(self, official: Official, language: Language) -> OfficialView:
        hours = official.hours
        return OfficialView(
            id=official.id,
            name=official.name[language],
            title=official.title[language],
            remit=official.remit[language],
            greeting=official.greeting[language],
            suggestions=list(official.suggestions[language]),
            never=list(official.never[language]),
            avatar_url=f"/avatars/{official.avatar}",
            hours=HoursView(opens=f"{hours.opens:%H:%M}", closes=f"{hours.closes:%H:%M}", days=list(hours.days)),
            on_duty=self._desk.people_on_duty > 0,
            private=official.private,
        )
