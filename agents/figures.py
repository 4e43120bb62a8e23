"""The figures, dates, phone numbers and links in a text: what an official may only copy, never make."""

from __future__ import annotations

import re

from core.numerals import value_of

_LINK = re.compile(r"(?:https?://)?(?:[A-Za-z\d-]+\.)+(?:kr|com|net|org|gov|io|info)(?:/[^\s가-힣)]*)?", re.ASCII)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?", re.ASCII)
# A number with its scale, but no article: 16조 is sixteen trillion, 제16조 is Article 16.
_AMOUNT = re.compile(
    r"(?<![제\d,.])(\d[\d,]*(?:\.\d+)?)\s?(조|억|천만|백만|십만|만|천|백)?(?=[가-힣\s%),.]|$)", re.ASCII
)
_SPELT = re.compile(
    r"(?:[일이삼사오육칠팔구십백천만억]{1,8}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무)\s?"
    r"(?:퍼센트|개월|만\s?원|천\s?원|억\s?원|시간|살)"
)
_ENGLISH_NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty"
    r"|fifty|sixty|ninety|hundred|thousand|million)\b",
    re.IGNORECASE,
)


def links(text: str) -> frozenset[str]:
    return frozenset(found[0].rstrip(".,)") for found in _LINK.finditer(text))


def figures(text: str) -> frozenset[str]:
    """Every number as its bare digits: `1,000`, `1000` are one; `5만원` and `50,000원` are one."""
    plain = _LINK.sub(" ", text)
    read: set[str] = set()
    for found in _AMOUNT.finditer(plain):
        number, scale = found[1].replace(",", ""), found[2]
        read.add(str(round(value_of(number + scale))) if scale else _bare(number))
    read |= {_bare(found[0].replace(",", "")) for found in _NUMBER.finditer(_AMOUNT.sub(" ", plain))}
    return frozenset(read)


def spelt_figures(text: str) -> frozenset[str]:
    """Numbers written as words: a rewriter may not turn a figure into words either."""
    korean = {re.sub(r"\s", "", found[0]) for found in _SPELT.finditer(text)}
    return frozenset(korean | {found[0].lower() for found in _ENGLISH_NUMBER.finditer(text)})


def _bare(number: str) -> str:
    whole, _, fraction = number.partition(".")
    return (whole.lstrip("0") or "0") + (f".{fraction}" if fraction.strip("0") else "")
