"""One on-screen Korean word to the way it is said: `14일` -> `십사 일`, `02-120에` -> `공이 일이공에`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from agents.korean_letters import address, latin_word, unit_at
from agents.korean_numbers import decimal, digit_by_digit, native, sino

# Counters that take native numbers (한 시, 두 명) up to the figure; beyond it Sino-Korean (백 명).
_NATIVE_UP_TO = {
    "시간": 12, "시": 12, "살": 99, "명": 99, "사람": 99, "개소": 0, "개월": 0, "개국": 0, "개년": 0, "개사": 0,
    "개": 99, "가지": 99, "군데": 99, "곳": 99, "마리": 99, "장": 20, "통": 20, "부": 20, "건": 4, "배": 10, "달": 12,
    "대": 9, "번째": 99, "번": 9, "차례": 20, "잔": 20, "권": 20, "채": 20, "가구": 9, "분기": 0, "분의": 0, "층": 0,
    "해": 12, "끼": 12, "자녀": 9, "자리": 9, "단계": 0, "부터": 0,
}  # fmt: skip
_COUNTER = re.compile("|".join(sorted(_NATIVE_UP_TO, key=len, reverse=True)))
_NUMBERED_THING = re.compile(r"번\s*(?:출구|창구|홈|버튼|을|를|으로|로|은|에|과|이나)")  # 5번을 누르다: 오 번
# Emergency and public service lines are said digit by digit when they stand alone.
_HOTLINE = re.compile(r"(?:1(?:0[79]|1\d|2\d|3[0-2]|8[28])|13\d\d)$")
_COMPARED = re.compile(r"\s*(?:이상|이하|미만|초과|여|개|점|까지의)")
_SCALES = {"조": 10**12, "억": 10**8, "천만": 10**7, "백만": 10**6, "십만": 10**5, "만": 10**4, "천": 10**3, "백": 100}
_SCALE = "조|억|천만|백만|십만|만|천|백"
_SYMBOLS = {
    "%p": " 퍼센트포인트", "%": " 퍼센트", "℃": " 도", "㎡": " 제곱미터", "㎞": " 킬로미터", "㎏": " 킬로그램",
    "㎝": " 센티미터", "㎜": " 밀리미터", "㎥": " 세제곱미터", "~": "에서 ", "∼": "에서 ", "～": "에서 ", "&": " 앤드 ",
    "+": " 플러스 ", "·": ", ", "ㆍ": ", ", "/": ", ", "₩": "", "$": " 달러 ", "€": " 유로 ",
    "=": " 는 ", "×": " 곱하기 ",
}  # fmt: skip
_PUNCTUATION = ".,?!"
_SPAN_UNIT = re.compile(rf"[\d,]+((?:{_SCALE})?(?:원|세|살|일|개월|년|주|명|시간|시|분|회|층|호|월|%|개|인|억)?)")
# Units that may stand in the word after the number; a particle or a name there is none.
_NEXT_WORD_UNIT = re.compile(
    r"(?:일|명|원|만|천|억|개|년|월|주|시|분|회|번|세|살|미터|퍼센트|건|통|부|장|층|호|가구|이상|이하|미만|초과)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """The words around the one that is read, joined to one string where a number's unit stands in the next word."""

    word: str
    before: str = ""
    after: str = ""


Reading = tuple[str, int]  # what is said, and where reading goes on
Reader = Callable[[re.Match[str], Place], Reading]


def say(place: Place) -> str:
    """The spoken form: no digit and no Latin letter is left; empty for a word of symbols only."""
    said: list[str] = []
    at = 0
    while at < len(place.word):
        read, at = _read(place, at)
        said.append(read)
    return _tidy("".join(said))


def _read(place: Place, at: int) -> Reading:
    for pattern, reader in _RULES:
        if (found := pattern.match(place.word, at)) and found.end() > at:
            return reader(found, place)
    for length in (2, 1):
        symbol = place.word[at : at + length]
        if symbol in _SYMBOLS:
            return _SYMBOLS[symbol], at + length
    letter = place.word[at]
    return (letter if _speakable(letter) else " "), at + 1


def _speakable(letter: str) -> bool:
    return letter in _PUNCTUATION or (letter.isalpha() and not ("a" <= letter.lower() <= "z"))


def _tidy(said: str) -> str:
    spaced = re.sub(r"\s+([.,?!])", r"\1", re.sub(r"\s+", " ", said)).strip()
    return re.sub(r"^[.,?!\s]+$", "", re.sub(r",(?:\s*,)+", ",", spaced))


def _address(found: re.Match[str], place: Place) -> Reading:
    return address(found[0]) + " ", found.end()


def _day(found: re.Match[str], place: Place) -> Reading:
    year, month, day = (int(part) for part in found.groups())
    return f"{sino(year)}년 {month_name(month)} {sino(day)}일", found.end()


def _phone(found: re.Match[str], place: Place) -> Reading:
    return " ".join(digit_by_digit(group) for group in re.findall(r"\d+", found[0])), found.end()


def _clock(found: re.Match[str], place: Place) -> Reading:
    hour, minute = int(found[1]), int(found[2])
    return _hours(hour) + (f" {sino(minute)} 분" if minute else ""), found.end()


def _article(found: re.Match[str], place: Place) -> Reading:
    branch = f"의 {sino(int(found[4]))}" if found[4] else ""
    more = " " if place.word[found.end() :].startswith("제") else ""
    return f"{found[1] or ''}{sino(int(found[2]))} {found[3]}{branch}{more}", found.end()


def _fraction(found: re.Match[str], place: Place) -> Reading:
    return f"{sino(int(found[2]))}분의 {sino(int(found[1]))}", found.end()


def _span(found: re.Match[str], place: Place) -> Reading:
    """`19~39세`: the unit of the second number belongs to the first as well."""
    second = _SPAN_UNIT.match(place.word, found.end())
    unit = second[1] if second else ""
    first = _counted(_plain(found[1]), found[1], unit, "")
    named = {"%": " 퍼센트", "월": "월"}.get(unit, f" {unit}" if unit else "")
    return f"{first}{named}에서 ", found.end()


def _amount(found: re.Match[str], place: Place) -> Reading:
    """`1억5천만원` -> `일억 오천만 원`."""
    total = 0
    for number, scale in re.findall(rf"([\d,.]+)({_SCALE})?", found[0]):
        total += round(float(number.replace(",", "").strip(".") or 0) * _SCALES.get(scale, 1))
    rest = place.word[found.end() :]
    gap = " " if rest[:1] and "가" <= rest[0] <= "힣" and not _is_particle(rest) else ""
    return sino(total) + gap, found.end()


def _number(found: re.Match[str], place: Place) -> Reading:
    whole, fraction = found[1], found[2]
    rest = place.word[found.end() :]
    if fraction:
        said, used = decimal(whole.replace(",", ""), fraction), 0
        gap = " " if rest[:1].isalpha() else ""
        return said + gap, found.end() + used
    measure = unit_at(place.word, found.end())
    if measure:
        return f"{sino(_plain(whole))} {measure[0]}", measure[1]
    said, used = _with_unit(_plain(whole), whole, rest, place.after, before=place.before)
    return said, found.end() + used


def _with_unit(number: int, digits: str, rest: str, after: str, *, before: str = "") -> Reading:
    """The number with the unit that follows it in `rest` (or stands in the next word); how much of `rest` was read."""
    unit_text = rest or after
    in_word = bool(rest)
    if unit_text.startswith("월") and 1 <= number <= 12:
        return (month_name(number) if in_word else month_name(number)[:-1]), len("월") if in_word else 0
    if unit_text.startswith("일") and in_word and re.search(r"(?:월|^)$", before.rstrip(" ")) and before:
        return f"{sino(number)}일", 1
    if unit_text.startswith("년") and number >= 1000 and in_word:
        return f"{sino(number)}년", 1
    if unit_text.startswith("분의") and in_word:
        return f"{sino(number)}분의", 2
    if not in_word and not _NEXT_WORD_UNIT.match(after):
        unit_text = ""
    said = _counted(number, digits, unit_text, after if in_word else "")
    return said + (" " if in_word and _is_unit(rest) and not rest.startswith("자") else ""), 0


def _counted(number: int, digits: str, unit_text: str, after: str) -> str:
    counter = _COUNTER.match(unit_text)
    if _HOTLINE.match(digits) and _is_hotline(unit_text):
        return digit_by_digit(digits)
    if digits.startswith("0") and len(digits) > 1 and not counter:
        return digit_by_digit(digits)
    if counter and 0 < number <= _NATIVE_UP_TO[counter[0]]:
        if counter[0] == "번" and _NUMBERED_THING.match(f"{unit_text} {after}"):
            return sino(number)
        return native(number)
    return sino(number)


def _is_hotline(unit_text: str) -> bool:
    if _COMPARED.match(unit_text):
        return False
    if unit_text.startswith("번"):
        return not unit_text.startswith("번째")
    return not unit_text or not _is_unit(unit_text)


_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|의|에|에서|에는|로|으로|과|와|도|만|이나|나|이랑|랑|하고|까지|부터|이고|이며|며|보다|처럼"
    r"|예요|이에요|입니다|이다|라고|이라고|번으로|에게)(?![가-힣])"
)


def _is_particle(rest: str) -> bool:
    return bool(_PARTICLE.match(rest))


def _is_unit(rest: str) -> bool:
    """Whether what follows a number is a unit and no particle: a unit is said after a pause."""
    return bool(re.match(r"[가-힣]", rest)) and not _is_particle(rest)


def _hours(hour: int) -> str:
    return f"{native(hour) if 0 < hour <= 12 else sino(hour)} 시"


def month_name(month: int) -> str:
    """`6` -> `유월`, `10` -> `시월`."""
    return {6: "유월", 10: "시월"}.get(month, f"{sino(month)}월")


def _plain(digits: str) -> int:
    return int(digits.replace(",", "") or 0)


def _letters(found: re.Match[str], place: Place) -> Reading:
    follows = place.word[found.end() : found.end() + 1]
    return latin_word(found[0]) + (" " if follows.isdigit() else ""), found.end()


_DIGITS = r"\d(?:[\d,]*\d)?"
_RULES: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(r"e-?mail", re.IGNORECASE), lambda found, place: ("이메일", found.end())),
    (re.compile(r"https?://[^\s가-힣]+|[\w.+-]+@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+", re.ASCII), _address),
    (re.compile(r"(?:[A-Za-z\d-]+\.)+[A-Za-z]{2,}(?:/[^\s가-힣]*)?", re.ASCII), _address),
    (re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)\.?", re.ASCII), _day),
    (re.compile(r"0\d{1,2}[-)]\d{3,4}(?:-\d{4})?(?!\d)|\d{3,4}-\d{4}(?!\d)", re.ASCII), _phone),
    (re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?!\d)", re.ASCII), _clock),
    (re.compile(r"(제)(\d+)(조|항|호|목|장|절|관|편|차|급|종|류)(?:의(\d+))?", re.ASCII), _article),
    (re.compile(r"(?<!제)()(\d+)(조)(?:의(\d+))(?=제|\s|$)", re.ASCII), _article),
    (re.compile(r"(\d{1,2})/(\d{1,3})(?!\d|/)", re.ASCII), _fraction),
    (re.compile(rf"({_DIGITS})[~∼～–-](?=\d)", re.ASCII), _span),
    (
        re.compile(rf"(?:{_DIGITS}(?:\.\d+)?(?:{_SCALE})(?!\s*제\d))+(?:\d[\d,]*(?=원))?(?=[가-힣\s]|$)", re.ASCII),
        _amount,
    ),
    (re.compile(rf"({_DIGITS})(?:\.(\d+))?", re.ASCII), _number),
    (re.compile(r"[A-Za-z]+"), _letters),
)
