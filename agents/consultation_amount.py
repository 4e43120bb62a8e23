"""How much somebody means to invest, as it is said: `삼억 오천`, `200만 달러`, `half a million euros`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from core.numerals import value_of
from core.speech import Language

# Code, Korean name, what says it in Korean, what says it in English; the longer names first.
_CURRENCIES: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("CAD", "캐나다 달러", r"캐나다\s*달러", r"canadian dollars?|C\$|CA\$|CAD"),
    ("SGD", "싱가포르 달러", r"싱가포르\s*달러|싱가폴\s*달러", r"singapore(?:an)? dollars?|S\$|SGD"),
    ("HKD", "홍콩 달러", r"홍콩\s*달러", r"hong ?kong dollars?|HK\$|HKD"),
    ("AUD", "호주 달러", r"호주\s*달러", r"australian dollars?|A\$|AU\$|AUD"),
    ("TWD", "대만 달러", r"대만\s*달러", r"taiwan(?:ese)? dollars?|NT\$|TWD"),
    ("NZD", "뉴질랜드 달러", r"뉴질랜드\s*달러", r"new zealand dollars?|NZ\$|NZD"),
    (
        "USD",
        "미국 달러",
        r"(?:미국|미)\s*달러|미화|유에스\s*달러|USD|US\$",
        r"(?:us|u\.s\.|american) dollars?|US\$|USD",
    ),
    ("dollars", "달러", r"달러|딸라|불(?![가-힣]*(?:확실|편))|\$", r"dollars?|bucks|\$"),
    ("EUR", "유로", r"유로|€|EUR", r"euros?|EUR|€"),
    ("GBP", "파운드", r"파운드|£|GBP", r"pounds?(?: sterling)?|GBP|£"),
    ("JPY", "엔", r"엔화|엔(?![가-힣]*(?:지니어|진))|¥|JPY", r"(?:japanese )?yen|JPY|¥"),
    ("CNY", "위안", r"위안|위엔|인민폐|CNY|RMB", r"(?:chinese )?yuan|renminbi|RMB|CNY"),
    ("CHF", "스위스 프랑", r"스위스\s*프랑|프랑(?!스)|CHF", r"(?:swiss )?francs?|CHF"),
    ("INR", "루피", r"루피|INR", r"rupees?|INR"),
    ("KRW", "원", r"원화|원(?![가-힣]*(?:하|래|칙|인))|₩|KRW", r"(?:korean )?won|KRW|₩"),
)
_KO_CURRENCY: Final = "|".join(f"(?P<ko{place}>{said})" for place, (_, _, said, _) in enumerate(_CURRENCIES))
_EN_CURRENCY: Final = "|".join(rf"(?P<en{place}>{said})" for place, (_, _, _, said) in enumerate(_CURRENCIES))
_DIGITS: Final = dict(zip("영일이삼사오육륙칠팔구", "01234566789", strict=True))
_NUMBER: Final = r"(?:\d[\d,]{0,17}(?:\.\d{1,3})?|[일이삼사오육륙칠팔구])"
_SCALED: Final = (
    rf"(?:{_NUMBER}\s?)?[십백천만억조](?:\s?(?:{_NUMBER}\s?)?[십백천만억조]){{0,6}}(?:\s?\d[\d,]{{2,4}}(?!\d))?"
)
_KOREAN: Final = re.compile(
    rf"(?<![가-힣\d.,])(?P<front>(?:미화|[$€£¥₩]|US\$)\s?)?(?P<number>{_SCALED}"
    rf"|\d[\d,]{{0,17}}(?:\.\d{{1,3}})?)\s?(?P<after>{_KO_CURRENCY})?"
    r"(?P<behind>[가-힣㎡%]*)"
)  # fmt: skip
_COUNTS: Final = re.compile(
    r"^(?:명|인|개|평|주(?!고)|대|건|곳|번|회|톤|년|월|일|달(?!러)|시|분|초|세|살|층|프로|퍼센트|호|㎡|%)"
)
_SCALE_ALONE: Final = re.compile(r"[만억조]")
_FIRST_END: Final = re.compile(
    r"(?<![\d.,])(?P<sign>[$€£¥₩])?(?P<low>\d{1,4}(?:\.\d{1,2})?)\s?(?:~|-|–|에서|내지|to|and|or)\s?[$€£]?$"
)
_ABOUT: Final = re.compile(
    r"(?:약|대략|\b(?:about|around|roughly|approximately|approx\.?|some(?:where|thing) (?:around|like)))\s*$",
    re.IGNORECASE,
)
_OR_SO: Final = re.compile(r"\s*(?:정도|쯤|가량|내외|or so\b|more or less\b)", re.IGNORECASE)


_ONES: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_EN_SCALES: Final = {
    "hundred": 100, "thousand": 1_000, "grand": 1_000, "k": 1_000, "million": 10**6, "m": 10**6, "mn": 10**6,
    "mil": 10**6, "mio": 10**6, "billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12,
}  # fmt: skip
_WORD: Final = rf"(?:half an?|{'|'.join(sorted(_ONES, key=len, reverse=True))})"
_EN_NUMBER: Final = (
    rf"(?:\d[\d,]{{0,17}}(?:\.\d{{1,3}})?|{_WORD}(?:[\s-](?:and a half|point {_WORD}|(?:and )?{_WORD}"
    rf"|hundred)(?=[\s-])){{0,4}})"
)
_EN_SCALED: Final = rf"{_EN_NUMBER}(?:[\s-]?(?:{'|'.join(sorted(_EN_SCALES, key=len, reverse=True))})\b){{0,2}}"
_ENGLISH: Final = re.compile(
    rf"(?<![\w.,])(?:(?P<before>US\$|HK\$|CA\$|C\$|AU\$|A\$|S\$|NT\$|NZ\$|[$€£¥₩]|(?:USD|EUR|GBP|JPY|KRW|CNY|RMB"
    rf"|SGD|HKD|CAD|AUD|CHF)\b)\s?)?"
    rf"(?P<number>{_EN_SCALED})(?:\s?(?P<after>{_EN_CURRENCY})(?!\w))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum; `currency` is the place of its row, None where none was named."""

    value: float
    currency: int | None
    roughly: bool = False

    def told(self, language: Language) -> str:
        return _korean_told(self) if language == "ko" else _english_told(self)


def amount_in(text: str, language: Language, *, earlier: str = "") -> str:
    """The sum, or both ends of a range; empty for none. `earlier`: what was said before, whose currency it keeps."""
    found = _amounts(text, language)
    if not found:
        return ""
    kept = next((one.currency for one in found if one.currency is not None), None)
    if kept is None and earlier:
        kept = next((one.currency for one in _amounts(earlier, language)), None)
    told = [Amount(one.value, kept if one.currency is None else one.currency).told(language) for one in found[:2]]
    roughly = "약 " if language == "ko" else "about "
    return (roughly if len(found) == 1 and found[0].roughly else "") + (" ~ " if language == "ko" else " to ").join(
        dict.fromkeys(told)
    )


def _amounts(text: str, language: Language) -> list[Amount]:
    korean, english = _korean(text), _english(text)
    if language == "ko":
        return korean or english
    return english or korean


def _korean(text: str) -> list[Amount]:
    found: list[Amount] = []
    for match in _KOREAN.finditer(text):
        number, currency = match["number"], _currency(match, "ko", match["front"] or "")
        big = _SCALE_ALONE.search(number) is not None and len(number.strip()) > 1
        if currency is None and (not big or _COUNTS.match(match["behind"])):
            continue
        value = _korean_value(number)
        before, end = text[: match.start("front" if match["front"] else "number")], match.start("behind")
        found += [*_lower_end(before, number, value, currency), Amount(value, currency, _is_rough(before, text[end:]))]
    return [one for one in found if one.value > 0]


def _korean_value(number: str) -> float:
    digits = "".join(_DIGITS.get(letter, letter) for letter in number)
    if re.search(r"억\D*\d*\s?[천백]$", digits):
        digits += "만"  # `삼억 오천` leaves the last one out
    return value_of(digits)


def _english(text: str) -> list[Amount]:
    found: list[Amount] = []
    for match in _ENGLISH.finditer(text):
        currency = _currency(match, "en", match["before"] or "")
        value = _english_value(match["number"])
        if value >= 1_000 or (currency is not None and value >= 100):
            before = text[: match.start("before" if match["before"] else "number")]
            roughly = _is_rough(before, text[match.end() :])
            found += [*_lower_end(before, match["number"], value, currency), Amount(value, currency, roughly)]
    return found if any(one.currency is not None or one.value >= 10_000 for one in found) else []


def _english_value(number: str) -> float:
    """`two and a half million` is 2500000."""
    total, section = 0.0, 0.0
    words = re.sub(r"(?<=\d)(?=[a-z])", " ", number.lower().replace(",", "").replace("-", " "))
    words = (
        words.replace("half a ", "0.5 ").replace("half an ", "0.5 ").replace("and a half", "+half").replace("and ", "")
    )
    decimals = False
    for word in words.split():
        if word in _EN_SCALES:
            scale = _EN_SCALES[word]
            section = (section or 1) * scale
            if scale >= 1_000:
                total, section = total + section, 0.0
            decimals = False
        elif word == "point":
            decimals = True
        elif word == "+half":
            section += 0.5
        else:
            part = float(word) if word[0].isdigit() else float(_ONES.get(word, 0))
            section += part / 10 if decimals else part
    return total + section


def _is_rough(before: str, after: str) -> bool:
    return bool(_ABOUT.search(before) or _OR_SO.match(after))


def _lower_end(before: str, number: str, value: float, currency: int | None) -> list[Amount]:
    """The first number of `3~5억`, whose scale stands behind the second; none where there is none."""
    low, high = _FIRST_END.search(before), re.match(r"\d[\d,]*(?:\.\d+)?", number)
    if low is None or high is None or not (first := float(low["low"])) < (second := float(high[0].replace(",", ""))):
        return []
    signs = (
        place for place, row in enumerate(_CURRENCIES) if low["sign"] and re.escape(low["sign"]) in row[2].split("|")
    )
    return [Amount(value * first / second, next(signs, None) if currency is None else currency)]


def _currency(match: re.Match[str], language: str, front: str) -> int | None:
    named = (place for place in range(len(_CURRENCIES)) if match[f"{language}{place}"])
    place = next(named, None)
    if place is None and front.strip():
        sign = front.strip()
        place = next(
            (at for at, (_, _, ko, en) in enumerate(_CURRENCIES) if re.fullmatch(f"{ko}|{en}", sign, re.IGNORECASE)),
            None,
        )
    return place


def _korean_told(amount: Amount) -> str:
    """`1억 5,000만 원`."""
    whole = round(amount.value)
    parts = [f"{whole // 10**12:,}조"] if whole >= 10**12 else []
    parts += [f"{eok:,}억"] if (eok := whole % 10**12 // 10**8) else []
    parts += [f"{man:,}만"] if (man := whole % 10**8 // 10**4) else []
    parts += [f"{rest:,}"] if (rest := whole % 10**4) or not parts else []
    name = _CURRENCIES[amount.currency][1] if amount.currency is not None else ""
    return f"{' '.join(parts)} {name}".strip()


def _english_told(amount: Amount) -> str:
    """`USD 2.5 million`, `500,000 dollars`."""
    scale, name = next(((s, n) for s, n in ((10**9, "billion"), (10**6, "million")) if amount.value >= s), (1, ""))
    number = f"{amount.value / scale:,.3f}".rstrip("0").rstrip(".")
    told = f"{number} {name}".strip()
    if amount.currency is None:
        return told
    code = _CURRENCIES[amount.currency][0]
    return f"{told} {code}" if code == "dollars" else f"{code} {told}"
