"""Figures with what they count and how they bound it, in order: `5만원 이하` is 50,000 won, at most."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.numerals import value_of
from core.speech import Language

Bound: TypeAlias = Literal["least", "over", "most", "under", "before", "after", "from", "each", "about"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure as it stands in a text."""

    value: str
    """Bare digits: `50000`."""
    unit: str
    bounds: frozenset[Bound]
    start: int
    """Where it begins in the text."""

    def same_as(self, other: Quantity) -> bool:
        return (self.value, self.unit, self.bounds) == (other.value, other.unit, other.bounds)


_PHONE = r"\d{2,4}-\d{3,4}(?:-\d{4})?"
_KOREAN_UNIT = (
    "개월|개소|년|주일|주간|주|일|시간|시|분의|분|초|원|달러|달|유로|엔|퍼센트|%p|%|세|살|명|인|회|건|부|장|통|대|월|호|조|항|급"
    "|킬로미터|킬로그램|킬로와트|제곱미터|센티미터|밀리리터|미터|리터|km|kg|cm|㎡|m|톤|평|배|점|학년|차례|층|개|곳|가지|종|군데|가구|마리"
)
_NUMBER = re.compile(
    rf"(?P<phone>{_PHONE})(?:번)?|(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>조|억|천만|백만|십만|만|천|백)?"
    rf"\s?(?P<unit>{_KOREAN_UNIT})?",
    re.ASCII,
)
_SAME_UNIT = {
    "퍼센트": "%",
    "달": "개월",
    "살": "세",
    "주일": "주",
    "주간": "주",
    "km": "킬로미터",
    "kg": "킬로그램",
    "인": "명",
}
_KOREAN_BOUNDS: dict[str, Bound] = {
    "이상": "least", "초과": "over", "넘": "over", "이하": "most", "이내": "most", "안에": "most", "안으로": "most",
    "까지": "most", "미만": "under", "이전": "before", "전": "before", "이후": "after", "후": "after", "뒤": "after",
    "지나": "after", "부터": "from", "마다": "each", "정도": "about", "가량": "about", "쯤": "about",
}  # fmt: skip
_KOREAN_AFTER = re.compile(
    r"[\s(]*(?:의|을|를|이|가|은|는|에|로|으로)?\s?"
    r"(이상|초과|넘|이하|이내|안에|안으로|까지|미만|이전|전(?![가-힣]*(?:기|화|국|체|액))|이후|후(?!보)|뒤|지나|부터|마다|정도|가량|쯤)"
)
_KOREAN_BEFORE: dict[str, Bound] = {"최대": "most", "최소": "least", "적어도": "least", "약": "about", "매": "each"}

_ENGLISH_BEFORE: tuple[tuple[str, Bound], ...] = (
    (r"no more than|at most|up to|within|by|until|not exceeding|a maximum of|no later than", "most"),
    (r"at least|no less than|a minimum of|no fewer than", "least"),
    (r"less than|under|below|fewer than|younger than", "under"),
    (r"more than|over|above|exceeds?|exceeding|longer than|older than", "over"),
    (r"before|prior to", "before"),
    (r"after", "after"),
    (r"from|since|starting", "from"),
    (r"every|each", "each"),
    (r"about|around|roughly|approximately", "about"),
)
_BETWEEN = r"(?:\s(?:the|a|an|age|aged|of|first|last|week|day|year|weeks|amount|is|it|in))*\s(?:[A-Z]{3}\s|[₩$€])?$"
_ENGLISH_AFTER: tuple[tuple[str, Bound], ...] = (
    (r"or (?:more|older|over|longer|above)", "least"),
    (r"or (?:less|fewer|younger|under|below|earlier)", "most"),
)
_ENGLISH_NUMBER = re.compile(
    rf"(?P<phone>{_PHONE})|(?P<number>\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th)?"
    r"(?:[\s-](?P<scale>million|billion|thousand|hundred|trillion))?(?:[\s-]?(?P<unit>%|[a-z]+))?",
)
_ENGLISH_SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_NO_UNIT = re.compile(
    r"(?:or|and|to|of|in|on|at|for|by|a|an|the|is|are|if|it|with|from|per|after|before|until|can|must|may|who|that|when"
    r"|or|less|more|nor|as|you|so|but|not|have|has)$"
)


def quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """In the order of the text; a link's digits are none."""
    if language == "en":
        return tuple(_english(found, text) for found in _ENGLISH_NUMBER.finditer(text))
    return tuple(_korean(found, text) for found in _NUMBER.finditer(text))


def _korean(found: re.Match[str], text: str) -> Quantity:
    if found["phone"]:
        return Quantity(found["phone"], "phone", frozenset(), found.start())
    number = found["number"].replace(",", "")
    value = str(round(value_of(number + found["scale"]))) if found["scale"] else number
    unit = found["unit"] or ""
    return Quantity(value, _SAME_UNIT.get(unit, unit), _korean_bounds(found, text), found.start())


def _korean_bounds(found: re.Match[str], text: str) -> frozenset[Bound]:
    before = text[: found.start()].split()[-1:]
    bounds: set[Bound] = {_KOREAN_BEFORE[word] for word in before if word in _KOREAN_BEFORE}
    end = found.end()
    while after := _KOREAN_AFTER.match(text, end):
        bounds.add(_KOREAN_BOUNDS[after[1]])
        end = after.end()
    return frozenset(bounds)


def _english(found: re.Match[str], text: str) -> Quantity:
    if found["phone"]:
        return Quantity(found["phone"], "phone", frozenset(), found.start())
    number, scale, unit = found["number"].replace(",", ""), found["scale"], (found["unit"] or "")
    value = f"{float(number) * _ENGLISH_SCALES[scale]:.0f}" if scale else number
    unit = "" if _NO_UNIT.match(unit) else unit.removesuffix("s")
    before = text[: found.start()].lower()
    bounds: set[Bound] = {bound for words, bound in _ENGLISH_BEFORE if re.search(rf"\b(?:{words}){_BETWEEN}", before)}
    stop = found.start("unit") if found["unit"] and not unit else found.end()
    after = text[stop:].lower()
    bounds |= {bound for words, bound in _ENGLISH_AFTER if re.match(rf"\s?(?:of age |old )?(?:{words})\b", after)}
    return Quantity(value, unit, frozenset(_narrowest(bounds, before)), found.start())


def _narrowest(bounds: set[Bound], before: str) -> set[Bound]:
    """`no more than` is no `more than`, and `no less than` no `less than`."""
    if re.search(rf"\bno (?:more|less|fewer) than{_BETWEEN}", before):
        return bounds - {"over", "under"}
    return bounds
