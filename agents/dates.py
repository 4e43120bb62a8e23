"""As of which day a citizen asks: `2025년 3월에는`, `작년 기준`, `as of last month`; a date of an event is none.

A period stands for its last day: `2025년 3월` is 2025-03-31, `작년` is 31 December.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_BASIS = r"\s*(?:을|를)?\s*(?:기준|시점|당시|자로?\s)"
_THEN = rf"(?:에는|에도|엔(?![가-힣])|까지는|때는|{_BASIS})"
_PAST_QUESTION = re.compile(
    r"(?:였|이었|했|됐|되었|있었|없었|걸렸|냈)(?:어요?|나요?|습니까|죠|지요|는지|던가요|더라)\s*[?.!]*\s*$"
)
_KOREAN_DAY = re.compile(rf"(\d{{4}})(?:년|[.\-/])\s*(\d{{1,2}})(?:월|[.\-/])\s*(?:(\d{{1,2}})일?)?\s*(?:{_THEN})")
_KOREAN_YEAR = re.compile(rf"(\d{{4}})년(?:도)?\s*(?:{_THEN})")
_KOREAN_YEAR_LOOSE = re.compile(r"(\d{4})년(?:도)?(?:\s*(\d{1,2})월)?(?!\s*\d)(?:에|의|\s)")
_RELATIVE = (
    ("재작년", -2, "year"), ("작년", -1, "year"), ("지난해", -1, "year"), ("내년", 1, "year"),
    ("지난달", -1, "month"), ("지난 달", -1, "month"), ("저번 달", -1, "month"), ("저번달", -1, "month"),
    ("다음 달", 1, "month"), ("다음달", 1, "month"), ("어제", -1, "day"), ("내일", 1, "day"),
)  # fmt: skip
_YEARS_AGO = re.compile(rf"(\d{{1,2}})\s*년\s*전(?:{_THEN}|에)")

# What is left behind a day that was taken out: `(작년 기준)으로는요`, `(지난달)에는`.
_TRAILING = re.compile(r"^\s*(?:을|를)?\s*(?:기준|시점|당시)?(?:으로|에|로)?(?:는|은|도|서)?(?:요)?(?![가-힣])")
# Nothing that asks for anything by itself: `그럼 ... 어땠어요?`, `and ...?`
_EMPTY = re.compile(
    r"(?:그럼|그러면|그런데|근데|그리고|혹시)?\s*(?:어땠(?:어|나|습니까|죠|지)?요?|어떻게\s*(?:돼|되나|됐|되었|됐나)?[가-힣]*|알려\s*(?:줘|주세요)요?)?"
    r"\s*[?？.!]*|(?:and|so|then|what about|how about|what was it|what)?\s*[?.!]*",
    re.IGNORECASE,
)

_MONTHS = {name.lower(): place for place, name in enumerate(calendar.month_name) if name}
_MONTH = "|".join(_MONTHS)
_ENGLISH_MARK = re.compile(r"\b(?:as of|as at|in force (?:on|in))\b", re.IGNORECASE)
_ENGLISH_PAST = re.compile(r"\b(?:was|were|did|used to)\b", re.IGNORECASE)
_ENGLISH_DAY = re.compile(
    rf"\b(?:({_MONTH})\s+(?:(\d{{1,2}}),?\s+)?(\d{{4}})|(\d{{4}})-(\d{{2}})-(\d{{2}}))\b", re.IGNORECASE
)
_ENGLISH_YEAR = re.compile(r"\b(?:in|of)\s+(\d{4})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that a question is asked as of."""

    day: date
    rest: str
    """The question without the words that name the day; empty for `지난달 기준으로는?`."""


def dated(text: str, *, today: date) -> Dated | None:
    """The day that the question asks about; None when it asks about today or names only an event's date."""
    return _korean(text, today) or _english(text, today)


def _korean(text: str, today: date) -> Dated | None:
    if found := _KOREAN_DAY.search(text):
        return _dated(_last(int(found[1]), int(found[2]), int(found[3]) if found[3] else None), text, found)
    if found := _KOREAN_YEAR.search(text):
        return _dated(_last(int(found[1]), 12, None), text, found)
    if found := _YEARS_AGO.search(text):
        return _dated(_years_before(today, int(found[1])), text, found)
    past = bool(_PAST_QUESTION.search(text))
    for word, step, unit in _RELATIVE:
        found = re.search(re.escape(word) + rf"\s*(?:{_THEN})", text)
        if found or (past and (found := re.search(re.escape(word), text))):
            return _dated(_moved(today, step, unit), text, found)
    if past and (found := _KOREAN_YEAR_LOOSE.search(text)):
        return _dated(_last(int(found[1]), int(found[2] or 12), None), text, found)
    return None


def _english(text: str, today: date) -> Dated | None:
    marked, past = bool(_ENGLISH_MARK.search(text)), bool(_ENGLISH_PAST.search(text))
    if not (marked or past):
        return None
    if found := _ENGLISH_DAY.search(text):
        if found[4]:
            return _dated(_last(int(found[4]), int(found[5]), int(found[6])), text, found)
        month = _MONTHS[found[1].lower()]
        return _dated(_last(int(found[3]), month, int(found[2]) if found[2] else None), text, found)
    for phrase, unit in (("last year", "year"), ("last month", "month"), ("yesterday", "day")):
        if found := re.search(rf"\b{phrase}\b", text, re.IGNORECASE):
            return _dated(_moved(today, -1, unit), text, found)
    found = _ENGLISH_YEAR.search(text)
    return _dated(_last(int(found[1]), 12, None), text, found) if found else None


def _dated(day: date | None, text: str, found: re.Match[str]) -> Dated | None:
    """The words around the day are put together again; None for a day that does not exist."""
    if day is None:
        return None
    before, after = text[: found.start()], _TRAILING.sub("", text[found.end() :])
    rest = " ".join(f"{_ENGLISH_MARK.sub('', before)} {after}".split())
    return Dated(day, "" if _EMPTY.fullmatch(rest) else rest)


def _moved(today: date, step: int, unit: str) -> date:
    if unit == "day":
        return today + timedelta(days=step)
    if unit == "year":
        # A year to come is asked about from its first day on: "내년에는".
        return date(today.year + step, 12, 31) if step < 0 else date(today.year + step, 1, 1)
    months = today.year * 12 + today.month - 1 + step
    year, month = divmod(months, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _years_before(today: date, years: int) -> date:
    year = today.year - years
    return date(year, today.month, min(today.day, calendar.monthrange(year, today.month)[1]))


def _last(year: int, month: int, day: int | None) -> date | None:
    """The day, or the last day of the month; None for a date that does not exist."""
    if not (1900 <= year <= 2100 and 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month)[1]
    return None if day is not None and not 1 <= day <= last else date(year, month, day or last)
