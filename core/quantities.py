"""The quantities that a text states: a value of some dimension, its bound, and where it stands.

`14일 이내` and `2주 안에` state one value, `만 65세` and `65세` another, `5만원` and `50,000 won` a third.
Articles (`제16조`), years and the numbers of lists are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.numerals import value_of

Bound: TypeAlias = Literal["at most", "at least", "exactly"]

DAYS = {
    "일": 1, "주일": 7, "주간": 7, "주": 7, "개월": 365 / 12, "달": 365 / 12, "년": 365, "년간": 365,
    "시간": 1 / 24, "분": 1 / 1440, "초": 1 / 86_400,
    "day": 1, "week": 7, "month": 365 / 12, "year": 365, "hour": 1 / 24, "minute": 1 / 1440,
}  # fmt: skip
ALIKE = 0.02
"""Two durations closer than this are one: a law's `30일` is another's `1개월`."""

# Bounded, because an unbounded one takes a time that grows with the square of the digits in a row.
_AMOUNT = (
    r"\d[\d,]{0,19}(?:\.\d{1,9})?"
    r"(?:\s?[십백천만억조]{1,4}(?!원?권)(?:\s?\d[\d,]{0,19}(?:[십백천만]{1,4})?)?){0,6}"
)
_ENGLISH_AMOUNT = r"\d[\d,]{0,19}(?:\.\d{1,9})?(?:\s(?:thousand|million|billion|trillion)\b)?"
_ENGLISH_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_COUNTERS = (
    "세대|가구|명|인|회|번|차례|건|통|장|매|대|배|층|호|개|쪽|부|곳|점|시시|제곱미터|㎡|센티미터|밀리미터|미터"
    "|킬로미터|킬로그램|리터|데시벨|근무시간|영업일|근무일"
)
_NOT_CALLED = _COUNTERS.replace("|번", "") + "|[십백천만억조원%세살년월일주분초]|시간|개월|달러|퍼센트|USD|won|day"
"""A number before one of these is no telephone number; `109번` is."""
_ONE_COUNTER = {"인": "명", "번": "회", "차례": "회", "㎡": "제곱미터", "매": "장", "근무일": "영업일", "가구": "세대"}
_QUANTITY = re.compile(
    rf"""
    (?P<date>(?:\d{{4}}년\s*)?\d{{1,2}}월\s*\d{{1,2}}일|\d{{4}}년(?:\s*\d{{1,2}}월)?(?!간|\s*(?:이|동안))|\d{{4}}-\d\d-\d\d
       |\d{{4}}\.\s?\d{{1,2}}\.\s?\d{{1,2}}\.?|\d{{1,2}}월(?!\s*\d))
    |(?P<clock>(?:오전|오후|낮|밤|새벽|아침|저녁)\s*\d{{1,2}}시(?!간)(?:\s*\d{{1,2}}분)?)
    |(?P<phone>(?<![\d.,-])\d{{2,4}}-\d{{3,4}}-\d{{4}}|(?<![\d.,-])1\d{{3}}-\d{{4}}|(?<![\d.,-])02-\d{{3,4}}(?![\d-])
       |(?<![\d.,제-])1\d{{2,3}}(?![\d,.-]*\d|\s?(?:{_NOT_CALLED})))
    |(?P<share>{_AMOUNT}\s?분의\s?{_AMOUNT}|{_AMOUNT}\s?(?:퍼센트|%|％|프로|percent))
    |(?P<article>제\s?\d+(?:조|항|호|장|절|종|급)(?:의\s?\d+)?)
    |(?P<age>만?\s?\d{{1,3}}\s?(?:세(?!대)|살)|(?:aged?\s)\d{{1,3}}|\d{{1,3}}\s?years?\s(?:old|of\sage))
    |(?P<money>{_AMOUNT}\s?원|(?:KRW|₩)\s?{_ENGLISH_AMOUNT}|{_ENGLISH_AMOUNT}\s?won\b)
    |(?P<dollars>{_AMOUNT}\s?(?:달러|불)|(?:USD|US\$|\$)\s?{_ENGLISH_AMOUNT}|{_ENGLISH_AMOUNT}\s?(?:US\s)?dollars)
    |(?P<work>{_AMOUNT}\s?(?:근무시간|영업일|근무일))
    |(?P<time>{_AMOUNT}\s?(?:개월|주일|주간|주(?![민소차택식요거]|의\s?금액)|시간|일(?![시반])|년간?|달(?!러)|분(?![의기류리만])|초(?![과등중])|
       days?|weeks?|months?|years?|hours?|minutes?))
    |(?P<count>{_AMOUNT}\s?(?:{_COUNTERS}))
    """,
    re.VERBOSE,
)
_RANGE = re.compile(
    r"(?<![\d.,-])(\d[\d,]{0,19})\s?(?:~|∼|〜|–|-)\s?"
    r"(?=\d[\d,]{0,19}\s?(?:세(?!대)|살|일|개월|년|주|명|만|원))"
)
_AFTER = re.compile(
    r"\s*(?:의\s+범위\s*(?:에서|안)?|정도|가량|쯤)?\s*(?P<word>이상|이하|이내|미만|초과|안에|안으로|내에|내로|내의|범위"
    r"|까지|전까지|전에|한도|부터|(?:을|를)\s*넘|이?\s*지나|(?:을|를)\s*초과|or\s(?:more|older|over)|or\s(?:less|younger|fewer))"
)
_BEFORE = re.compile(
    r"(?P<word>within|at most|up to|no more than|no later than|under|below|at least|over|more than|from|최대|최소)\s*$"
)
_ROLES = (
    ("every", re.compile(r"\s*(?:마다|씩|에\s(?:한\s?번|\d))")),
    (
        "longer",
        re.compile(
            r"\s*(?:이내|이하)?\s*(?:의|을|를|에서|로)?\s*(?:범위\s?(?:에서|안에서|내에서)?|더|씩)?[^,.\d]{0,8}(?:연장|늘)"
        ),
    ),
    ("before", re.compile(r"\s*전(?:까지|에|부터)?(?![가-힣])|\s*before")),
    ("lasting", re.compile(r"\s*동안|(?<=[년일주])간(?![가-힣])")),
)
"""What a stretch of time is of, by the words behind it: an interval, an extension, a lead time, a duration."""
_CALLED = re.compile(
    r"전화|번호|문자|국번|콜센터|상담|신고|누르|연락|문의|call|dial|phone|hotline|number", re.IGNORECASE
)
_LEAST = re.compile(r"이상|부터|넘|지나|at least|over|more|older|from|최소")
_EXCLUSIVE = re.compile(r"미만|under|below")
_ABOVE = re.compile(r"초과|넘")
_AFTERNOON = ("오후", "저녁", "밤")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with what it counts."""

    text: str
    """As it is written."""
    start: int
    end: int
    dimension: str
    """`time` (in days; `time:before` a lead time, `time:every` an interval), `money` (won), `dollars`, `share` (of 1),
    `age`, `phone`, `clock` (minutes), `count:명` ..."""
    value: float
    """A phone number is its digits."""
    bound: Bound = "exactly"

    def equals(self, other: Quantity) -> bool:
        """Whether both state the same; an open bound goes with either side."""
        if self.dimension != other.dimension:
            return False
        if self.dimension.startswith("time"):
            return abs(self.value - other.value) <= ALIKE * max(self.value, other.value)
        return abs(self.value - other.value) < 1e-9 * max(1.0, self.value)


def quantities_in(text: str) -> list[Quantity]:
    """In the order of the text."""
    found = [quantity for match in _QUANTITY.finditer(text) if (quantity := _read(match, text))]
    return sorted([*found, *_opened(text, found)], key=lambda quantity: quantity.start)


def masked(text: str, quantities: list[Quantity]) -> str:
    """`text` with a circle in the place of each quantity: what two clauses are compared by."""
    for quantity in reversed(quantities):
        text = f"{text[: quantity.start]}○{text[quantity.end :]}"
    return text


def _opened(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """The first number of `19~34세`, whose unit stands behind the second."""
    for match in _RANGE.finditer(text):
        last = next((quantity for quantity in found if quantity.start == match.end()), None)
        if last is None:
            continue
        unit = last.text.lstrip("0123456789,. ")
        value = _valued(last.dimension.partition(":")[0], match[1] + unit)
        yield Quantity(match[1], match.start(1), match.end(1), last.dimension, value, "at least")


def _read(match: re.Match[str], text: str) -> Quantity | None:
    kind = match.lastgroup or ""
    if kind in {"article", "date"} or (kind == "phone" and not _CALLED.search(text)):
        return None
    words = match[0].strip()
    if kind == "phone" and text.startswith("번", match.end()):
        words += "번"
    start = match.end() - len(match[0].lstrip())
    dimension = _dimension(kind, words, text, match.end())
    after, before = _AFTER.match(text, match.end()), _BEFORE.search(text[: match.start()].lower())
    word = after["word"] if after else before["word"] if before else ""
    value = _bounded(dimension, _valued(kind, words), word)
    return Quantity(words, start, start + len(words), dimension, value, _bound(word, text[: match.start()]))


def _dimension(kind: str, words: str, text: str, end: int) -> str:
    if kind == "time":
        return next((f"time:{role}" for role, behind in _ROLES if behind.match(text, end)), kind)
    if kind in {"count", "work"}:
        counter = re.sub(r"^[\d,.\s십백천만억조]+", "", words)
        return f"count:{_ONE_COUNTER.get(counter, counter)}"
    return kind


def _valued(dimension: str, words: str) -> float:
    match dimension:
        case "phone":
            return float(re.sub(r"\D", "", words))
        case "clock":
            numbers = [int(number) for number in re.findall(r"\d+", words)]
            hours = numbers[0] % 12 + 12 if words.startswith(_AFTERNOON) else numbers[0]
            return hours * 60.0 + (numbers[1] if len(numbers) > 1 else 0)
        case "share":
            parts = re.split(r"\s?분의\s?", words)
            return value_of(parts[1]) / value_of(parts[0]) if len(parts) == 2 else value_of(words) / 100
        case "time":
            unit = re.sub(r"^[\d,.\s십백천만억조]+", "", words).strip()
            return value_of(words) * DAYS.get(unit, DAYS.get(unit.removesuffix("s"), 1))
        case "money" | "dollars":
            scale = next((factor for name, factor in _ENGLISH_SCALES.items() if name in words), 1.0)
            return round(value_of(words) * scale, 2)
        case _:
            return value_of(words.removeprefix("만"))


def _bounded(dimension: str, value: float, word: str) -> float:
    """Whole years of age: under 19 is at most 18."""
    if dimension != "age":
        return value
    return value - 1 if _EXCLUSIVE.search(word) else value + 1 if _ABOVE.search(word) else value


def _bound(word: str, before: str) -> Bound:
    if word:
        return "at least" if _LEAST.search(word) or _ABOVE.search(word) else "at most"
    return "at most" if re.search(r"[~∼〜–-]\s?$", before) else "exactly"
