"""One on-screen English word to the way it is said: `14` -> `fourteen`, `109` -> `one oh nine`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from agents.english_numbers import cardinal, decimal, digit_by_digit, ordinal, year

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = re.compile("(?:" + "|".join(_MONTHS) + r")\b")
_HOTLINE = re.compile(r"(?:1(?:0[79]|1\d|2\d|3[0-2]|8[28])|13\d\d)$")
_COUNTED = re.compile(
    r"(?:days?|years?|months?|weeks?|hours?|minutes?|people|persons?|won|percent|%|metres?|meters?|times?|million|billion"
    r"|square|households?|shares?|copies|working|calendar|business)\b",
    re.IGNORECASE,
)
_MONEY = {"₩": "won", "$": "dollars", "€": "euros"}


@dataclass(frozen=True, slots=True)
class Place:
    """A word with the one before and the one after it."""

    word: str
    before: str = ""
    after: str = ""


Reader = Callable[[re.Match[str], Place], str]


def say(place: Place) -> str:
    """The spoken form: no digit is left; empty for a word of symbols only."""
    said: list[str] = []
    at = 0
    while at < len(place.word):
        found, read = _read(place, at)
        said.append(read)
        at = found
    spoken = re.sub(r"\s+([.,?!;:])", r"\1", re.sub(r"\s+", " ", "".join(said))).strip()
    return spoken if any(letter.isalnum() for letter in spoken) else ""


def _read(place: Place, at: int) -> tuple[int, str]:
    for pattern, reader in _RULES:
        if (found := pattern.match(place.word, at)) and found.end() > at:
            return found.end(), reader(found, place)
    letter = place.word[at]
    if letter.isalpha() or letter in "'’.,?!;:-":
        return at + 1, letter
    return at + 1, {"%": " percent", "&": " and ", "+": " plus ", "/": " or ", "=": " equals "}.get(letter, " ")


def _address(found: re.Match[str], place: Place) -> str:
    bare = re.sub(r"^https?://(?:www\.)?|^www\.|/+$", "", found[0])
    spelt = re.sub(r"\d", lambda digit: f" {digit_by_digit(digit[0])} ", bare)
    for symbol, name in ((".", " dot "), ("@", " at "), ("/", " slash "), ("-", " dash "), ("_", " underscore ")):
        spelt = spelt.replace(symbol, name)
    return spelt


def _day(found: re.Match[str], place: Place) -> str:
    month = _MONTHS[int(found[2]) - 1] if 1 <= int(found[2]) <= 12 else cardinal(int(found[2]))
    return f"{month} {ordinal(int(found[3]))}, {year(int(found[1]))}"


def _phone(found: re.Match[str], place: Place) -> str:
    return ", ".join(digit_by_digit(group) for group in re.findall(r"\d+", found[0]))


def _clock(found: re.Match[str], place: Place) -> str:
    hour, minute = int(found[1]), int(found[2])
    named = bool(re.match(r"[ap]\.?m", place.after, re.IGNORECASE)) or bool(re.search(r"[ap]m", place.word))
    said = cardinal(hour if named else (hour - 12 if hour > 12 else hour))
    minutes = f" {'oh ' if minute < 10 else ''}{cardinal(minute)}" if minute else ""
    half = "" if named else (" p.m." if hour >= 12 else " a.m.")
    return said + minutes + half


def _money(found: re.Match[str], place: Place) -> str:
    return f"{cardinal(_plain(found[2]))} {_MONEY[found[1]]}"


def _ordinal(found: re.Match[str], place: Place) -> str:
    return ordinal(_plain(found[1]))


def _paragraph(found: re.Match[str], place: Place) -> str:
    return f"{cardinal(int(found[1]))}, paragraph {cardinal(int(found[2]))}"


def _span(found: re.Match[str], place: Place) -> str:
    return f"{cardinal(_plain(found[1]))} to "


def _number(found: re.Match[str], place: Place) -> str:
    digits, fraction = found[1], found[2]
    if fraction:
        return _gapped(decimal(digits.replace(",", ""), fraction), found, place)
    alone = found[0] == place.word.rstrip(".,?!;:)").lstrip("(")
    number = _plain(digits)
    if alone and "," not in digits:
        if _is_day(number, place):
            return ordinal(number)
        if _HOTLINE.match(digits) and not _COUNTED.match(place.after):
            return digit_by_digit(digits)
        if len(digits) == 4 and 1900 <= number < 2100 and not _COUNTED.match(place.after):
            return year(number)
    said = digit_by_digit(digits) if digits.startswith("0") and len(digits) > 1 else cardinal(min(number, 10**15 - 1))
    return _gapped(said, found, place)


def _is_day(number: int, place: Place) -> bool:
    return 1 <= number <= 31 and bool(_MONTH.match(place.before) or _MONTH.match(place.after))


def _gapped(said: str, found: re.Match[str], place: Place) -> str:
    follows = place.word[found.end() : found.end() + 1]
    return said + (" " if follows.isalpha() else "")


def _plain(digits: str) -> int:
    return int(digits.replace(",", "") or 0)


_DIGITS = r"\d(?:[\d,]*\d)?"
_RULES: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(r"https?://[^\s가-힣]+[^\s가-힣.,)]|[\w.+-]+@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+", re.ASCII), _address),
    (
        re.compile(r"(?:[A-Za-z\d-]+\.)+(?:kr|com|net|org|gov|io|info)\b(?:/[^\s가-힣]*[^\s가-힣.,)])?", re.ASCII),
        _address,
    ),
    (re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)", re.ASCII), _day),
    (re.compile(r"0\d{1,2}[-)]\d{3,4}(?:-\d{4})?(?!\d)|\d{3,4}-\d{4}(?!\d)", re.ASCII), _phone),
    (re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?!\d)", re.ASCII), _clock),
    (re.compile(rf"([₩$€])({_DIGITS})", re.ASCII), _money),
    (re.compile(rf"({_DIGITS})(?:st|nd|rd|th)\b", re.ASCII), _ordinal),
    (re.compile(r"24/7", re.ASCII), lambda found, place: "twenty-four seven"),
    (re.compile(r"(\d+)\((\d+)\)", re.ASCII), _paragraph),
    (re.compile(rf"({_DIGITS})[-–~](?=\d)", re.ASCII), _span),
    (re.compile(rf"({_DIGITS})(?:\.(\d+))?", re.ASCII), _number),
)
