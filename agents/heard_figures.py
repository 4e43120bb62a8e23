"""A figure that a citizen brings along, confirmed or corrected: `30일로 늘어난 거 맞지?`, `50만 원이라던데요`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agents.facets import Facet
from agents.statements import Statement
from core.quantities import Quantity, quantities_in

# Behind a figure, in the same clause: it is said to be so, or asked whether it is.
_SAID_SO = re.compile(
    r"(?!\s*(?:됐|되었|지났|지나서|넘었|전에|째|된|인데|살았|정도\s*됐))"
    r"(?:\s*(?:이내|안|까지|이하|이상|미만|정도|쯤))?[가-힣\s]{0,14}?"
    r"(?:맞(?:지|죠|나요|아요?|습니까|는\s*(?:거|건|말))|아니(?:에요|예요|야|었|죠|지요?|냐)|[라다]던데|[라다]고\s*(?:하던데|들었|그러던데|알고|나오던데"
    r"|봤|그랬|합니다만)|[라다]면서|[이]래요|[한된]대요|잖아|줄\s*알았|알고\s*있|(?:하면|내면|가면)\s*(?:되죠|되지요?|되는\s*거죠))"
)
_ENGLISH_BEFORE = re.compile(
    r"\b(?:i (?:heard|thought|read|was told|believe)|they (?:say|said|told me)|someone (?:said|told me)"
    r"|is it true|isn'?t it|is it really)\b",
    re.IGNORECASE,
)
_ENGLISH_AFTER = re.compile(
    r"\b(?:right|correct|isn'?t it|isn'?t that so|is that (?:right|true|correct)|doesn'?t it|don'?t i)\s*\?*\s*$",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(r"^요?[\s.?？!]*")
# `만원 맞죠?`: a scale alone is one of it.
_SCALE_ALONE = re.compile(r"(?<![\d가-힣])(십만|백만|천만|만|천)(?=\s*원)")
_PARTS: dict[str, Facet] = {"time": "deadline", "money": "amount", "age": "who", "phone": "contact", "share": "amount"}
_PHONE = re.compile(
    r"(?<![\d,.-])(?:1\d{2,3}|\d{2,4}-\d{3,4}(?:-\d{4})?)(?![\d,.-]*\d|\s*(?:일|월|년|원|만|명|시간|개월|세|살))"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a source says to a citizen's figure, and the sentence that says it first."""

    is_right: bool
    said: tuple[Statement, ...]


def claim_of(text: str) -> Quantity | None:
    """The figure that is said to be so; None for a figure that only tells of a case (`30일 됐는데`)."""
    plain = _SCALE_ALONE.sub(r"1\1", text.replace("’", "'"))
    found = quantities_in(plain)
    return next((figure for figure in found if _is_claimed(plain, figure)), None)


def _is_claimed(text: str, figure: Quantity) -> bool:
    if re.search(r"[가-힣]", text):
        return _SAID_SO.match(text, figure.end) is not None
    return bool(_ENGLISH_BEFORE.search(text[: figure.start]) or _ENGLISH_AFTER.search(text[figure.end :]))


def without_claim(text: str) -> str:
    """The words that name the matter: `과태료` of `과태료 50만 원이라던데요`; all of them where nothing is claimed."""
    claim = claim_of(text)
    if claim is None or (at := text.find(claim.text)) < 0:
        return text
    end = at + len(claim.text)
    said = _SAID_SO.match(text, end)
    return f"{text[:at]} {_LEFT_OVER.sub('', text[said.end() if said else end :])}".strip()


def part_of(claim: Quantity) -> Facet | None:
    """The part of a matter that a figure of its kind belongs to: days are a deadline, won an amount."""
    return _PARTS.get(_kind(claim))


def judged(claim: Quantity, said: Sequence[Statement]) -> Judged | None:
    """None where no sentence holds a figure of the same kind: then nothing is said about the citizen's."""
    alike = [
        (statement, claim.value == figure.value or _same(claim, figure))
        for statement in said
        for figure in quantities_in(statement.text)
        if _kind(figure) == _kind(claim)
    ]
    if not alike:
        return None
    is_right = any(same for _, same in alike)
    first = next(statement for statement, same in alike if same == is_right)
    return Judged(is_right, (first, *(statement for statement in said if statement is not first)))


def _same(claim: Quantity, figure: Quantity) -> bool:
    return claim.dimension == figure.dimension and claim.equals(figure)


def _kind(figure: Quantity) -> str:
    """`time` for a period of any role; what is counted stays apart from what else is counted."""
    return "time" if figure.dimension.startswith("time") else figure.dimension


def names_other_number(text: str, told: str) -> bool:
    """Whether a telephone number is named that is not among those told: an old one, most likely."""
    heard = {re.sub(r"\D", "", found[0]) for found in _PHONE.finditer(text)}
    known = {re.sub(r"\D", "", found[0]) for found in _PHONE.finditer(told)}
    return bool(known) and bool(heard - known)
