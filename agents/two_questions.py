"""Two questions in one breath: `전입신고 기한이랑 여권 수수료 알려 주세요`; a pure reading of where they part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.content_words import content_words, names_thing, points_back
from agents.facets import facets_of
from core.speech import Language

# Where a turn may part, and what must stand before that place, so that a question ends there; the surest ones first.
_WORDS = r"(?:언제|얼마|어디|어떻게|누가|누구|무엇|무슨|뭐|몇|며칠|알려|궁금)"
_ASKED = re.compile(
    rf"[?？]$|{_WORDS}.*(?:요|까|죠|줘)$"
    r"|^(?:\W*(?:and|so|but|hi|hello))*\W*(?:by when|how|what|when|where|who|which|can|is|are|do|does|tell)\b",
    re.IGNORECASE,
)
_WORDS_OF_ASKING = re.compile(rf"{_WORDS}|\b(?:by when|how|what|when|where|who|which)\b", re.IGNORECASE)
_PART = re.compile(
    r"(?:기한|기간|방법|절차|서류|준비물|수수료|비용|요금|과태료|벌금|장소|대상|자격|조건|금액|연락처|전화\s?번호|예외|순서|위치|나이)$"
    r"|\b(?:deadline|fees?|documents?|fine|place|address|cost|price|requirements?|number)\b",
    re.IGNORECASE,
)
_PLACES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"(?<=[?？.!])\s+(?:(?:아|음|그리고요?|또|and also|and|also)[\s,]+)*", re.IGNORECASE), _ASKED),
    (re.compile(r"[,\s]+(?:그리고요?(?:\s*또)?|그\s*다음에|and also|also|and then)[,\s]+", re.IGNORECASE), _ASKED),
    (re.compile(r"(?<=[하되이고마]고)[,\s]+|(?<=[인는]지)(?:도|랑|하고|와)?[,\s]+|(?<=요)[,\s]+"), _WORDS_OF_ASKING),
    (re.compile(r"(?<=[가-힣])(?:이랑|랑|하고|과|와|,)\s+"), _PART),
    (re.compile(r",?\s+and\s+(?=(?:by when|how|what|when|where|who|which)\b)", re.IGNORECASE), _ASKED),
    (re.compile(r",?\s+and\s+(?=(?:the|a|an)\b)", re.IGNORECASE), _PART),
)
_TELLS = re.compile(r"(?:알려|말해|가르쳐)\s*(?:줘|주|달)|\b(?:tell me|let me know)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?<=[?？.!])\s+|,?\s+and\s+(?=(?:by when|how|what|when|where|who|which|can|do|does|is|are)\b)", re.IGNORECASE
)
_MOST = 3  # things asked that an answer goes into
_LONGEST = 160  # letters; whoever tells a long story asks one thing about it


def parted(text: str, language: Language) -> tuple[str, str] | None:
    """Both questions, each with a matter of its own and a part that is asked for; None for one question."""
    if len(text) > _LONGEST:
        return None
    for first, second in _halves(text.strip()):
        if _asks_alone(first, language) and _asks_too(second, language) and not _same(first, second, language):
            return first, second
    return None


def questions_in(text: str) -> tuple[str, ...]:
    """What a turn asks of one matter (`어디 갖다줘요? 사례금도 받아요?`), in order; empty where it is one thing."""
    pieces = _BETWEEN.split(text.strip())
    asked = tuple(piece for piece in pieces if _ASKED.search(piece))
    return asked[:_MOST] if len(asked) > 1 else ()


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for place, before in _PLACES:
        for found in place.finditer(text):
            first, second = text[: found.start()].strip(" ,"), text[found.end() :].strip(" ,")
            if second and before.search(first):
                yield first, second


def _asks_alone(part: str, language: Language) -> bool:
    """A matter and a part of it: neither `늦으면요?` nor `이사했는데요`."""
    return _names_matter(part, language) and bool(facets_of(part, language))


def _asks_too(part: str, language: Language) -> bool:
    """A matter that the same breath asks about: what is asked of it need not be a part of a procedure."""
    return _names_matter(part, language) and bool(facets_of(part, language) or _TELLS.search(part))


def _names_matter(part: str, language: Language) -> bool:
    return any(map(names_thing, content_words(part, language))) and not points_back(part)


def _same(first: str, second: str, language: Language) -> bool:
    """Whether the second part only goes on about the words of the first."""
    return set(content_words(second, language)) <= set(content_words(first, language))
