"""What one turn asks, before anything is searched: a pure reading of the words and of the talk so far."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from agents.content_words import content_words, points_back
from agents.dates import dated
from agents.decisions import asks_for_decision, orders_decision
from agents.districts import district_in, lives_in
from agents.facets import Facet, facets_of
from agents.heard_figures import without_claim
from agents.language import written_in
from agents.masking import without_placeholders
from agents.phrases import SECOND_QUESTION
from agents.two_questions import parted
from core.speech import Language, WrittenLanguage
from core.turns import TalkSoFar, Turn

_REPEAT = re.compile(
    r"다시\s*(?:한\s*번|한번)?\s*(?:말|얘기|이야기|알려|설명|들려)|한\s*번\s*더\s*(?:말|알려)"
    r"|못\s*(?:들었|알아들)|뭐라고\s*(?:요|하|했|그)|천천히\s*(?:다시|말|얘기)|방금\s*(?:뭐"
    r"|그거)\s*(?:라고|다시)"
    r"|\b(?:say (?:it|that) again|repeat (?:it|that|please)|come again|pardon|i didn'?t (?:hear|catch)"
    r"|once more|what did you say)\b",
    re.IGNORECASE,
)


_IF = re.compile(r"면요?\s*[?.!]*$|\bif\b", re.IGNORECASE)
_ASKS = re.compile(
    r"[?？]|나요|까요|어떻게|어떡해|뭐|어디|언제|누구|왜|알려|싶|\b(?:how|what|where|when|who|can|do)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Question:
    """One turn, read."""

    text: str
    """Without placeholders of masked data."""
    language: Language
    """What it is answered in."""
    as_of: date
    dated: bool
    """Whether the citizen named a day other than today."""
    facets: tuple[Facet, ...]
    content: tuple[str, ...]
    """Stems of the words that name a topic; empty when the turn leans on the talk so far."""
    points_back: bool
    district: str | None
    decides: bool
    """Whether the answer would be a decision, which only a person makes."""
    repeats: bool
    written: WrittenLanguage = "ko"
    """What it is written in; a summary in that language goes before the answer."""
    pending: str = ""
    """The citizen's question that the official asked back about, when this turn answers it."""
    may_be_shown: bool = False
    """Whether its words may leave for a language model: see `agents/outgoing.py`."""


def understand(talk: TalkSoFar, text: str, *, today: date) -> Question:
    """Reads a masked turn."""
    plain = without_placeholders(text)
    written = written_in(plain, prior=talk.language)
    language: Language = "ko" if written == "ko" else "en"  # who writes Japanese or Chinese is answered in English
    asked_day = dated(plain, today=today)
    matter = asked_day.rest if asked_day else plain
    only_dated = asked_day is not None and not matter
    pending = _pending(talk, plain)
    asked_back = bool(pending) and len(plain.split()) <= 5
    content = content_words(without_claim(matter), language)
    facets = facets_of(matter, language)
    if not facets and (asked_back or only_dated or _adds_to_last(content, plain)):
        facets = facets_of(pending or talk.last_told, language)
    return Question(
        text=plain,
        language=language,
        as_of=asked_day.day if asked_day else today,
        dated=asked_day is not None and asked_day.day != today,
        facets=facets,
        content=content,
        points_back=only_dated or points_back(plain),
        district=district_in(plain, short=asked_back) or lives_in(talk),
        decides=asks_for_decision(plain),
        repeats=bool(_REPEAT.search(plain)),
        written=written,
        pending=pending if asked_back else "",
    )


def asks(question: Question) -> bool:
    """Whether the turn asks something; else it tells something."""
    return bool(question.facets or _ASKS.search(question.text) or orders_decision(question.text))


def _adds_to_last(content: tuple[str, ...], text: str) -> bool:
    """`외국인은요?`, `그럼 여권은요?`: asks the same of something else; `and if they say no?` asks what then."""
    return 0 < len(content) <= 2 and points_back(text) and not _IF.search(text)


def _pending(talk: TalkSoFar, text: str) -> str:
    """What the official had asked back about, and is still open: in the turn before this one, or, where nothing but a
    district is said, in a turn before that."""
    last = talk.last_reply()
    if last is not None and last.status != "clarify" and len(text.split()) == 1 and district_in(text, short=True):
        last = next((turn for turn in reversed(talk.turns) if turn.status == "clarify"), None)
    collects = talk.draft is not None or talk.consultation is not None  # whose questions are their own
    if last is None or last.status != "clarify" or collects:
        return ""
    asked = last.question or talk.last_told
    both = parted(asked, talk.language)
    if both is None:
        return asked
    return both[1] if _names(both[0], last, talk.language) else both[0]


def _names(part: str, told: Turn, language: Language) -> bool:
    """Whether an answer speaks of a part of the question, so that another part is the open one."""
    return any(word in told.text.partition(SECOND_QUESTION.say(language))[0] for word in content_words(part, language))
