"""Whether a turn of a talk is part of a crisis: what its words name, what went before, and what it sounds like."""

from __future__ import annotations

import re

from agents.abuse import is_abusive, without_abuse
from agents.check_in import says_unsafe
from agents.content_words import content_words
from agents.crisis import CrisisSign, crisis_sign, without_excuses
from agents.crisis_patterns import CrisisKind
from agents.danger_likeness import DangerLikeness, Likeness
from agents.decisions import orders_decision
from agents.feelings import feeling_of, only_feels
from agents.injection import is_injection, without_injection
from agents.jamo import without_gaps
from agents.language import language_of
from agents.masking import only_introduces, without_placeholders
from agents.offered import taken
from agents.smalltalk import confirms, small_talk, without_identity
from agents.thresholds import (
    DANGER_LESS_AFTER,
    DANGER_LIKELY,
    DANGER_LIKELY_YOUNG,
    DANGER_POSSIBLE,
    DANGER_POSSIBLE_YOUNG,
)
from agents.understanding import Question, asks
from agents.wants_person import wants_person
from core.speech import Language
from core.text_vectors import TextVector
from core.turns import TalkSoFar

BARS = DANGER_LIKELY, DANGER_POSSIBLE
BARS_PRIVATE = DANGER_LIKELY_YOUNG, DANGER_POSSIBLE_YOUNG
_SHORT = 2  # content words of a turn that leans on what was said before
_OF_ONESELF: tuple[CrisisKind, ...] = ("self_harm", "self_harm_emergency")
_HOW_TO = re.compile(r"방법|\bhow to\b|\bways? to\b", re.IGNORECASE)
_ASKED = frozenset({"clarify", "abstained"})  # turns that ask something, or offer a title or a person
# Words that ask, and nothing else: `방문을 잠갔어요` asks for no visit, `I can't leave` for no leave.
_ASKS = re.compile(
    r"[?？]|나요|까요|어떻게|어떡|뭐|무슨|어디|언제|누구|누가|왜|몇|번호|알려|얼마|서류|신고하(?:면|려면)|기한|기간|수수료"
    r"|\b(?:how|what|where|when|who|why)\b|\b(?:can|do|does|should) (?:i|you|they|we)\b",
    re.IGNORECASE,
)
_OF_JEST, _OF_ATTEMPT = 2, 4  # letters left of `웃겨 죽겠다`, and of an attempt (`하고 줘`): nothing sounds like danger


class CrisisSense:
    """Hears danger; keeps nothing between turns."""

    def __init__(self, likeness: DangerLikeness, *, private: bool = False) -> None:
        """`private`: where too much is better heard than too little, as long as more than letters tells of it."""
        self._likeness = likeness
        self._private = private

    def sign(self, talk: TalkSoFar, question: Question, vector: TextVector | None = None) -> CrisisSign | None:
        """What is certain enough to act on before anything else; `vector`: of `judged` of the question's text."""
        sign = crisis_sign(question.text) or self._continued(talk, question)
        if sign is not None or not question.content or _is_plain(talk, question.text):
            return sign
        like = self._like(question.text, vector)
        likely, _ = self._bars(like, listens=was_in_crisis(talk) and not asks(question))
        return CrisisSign(like.kind, "danger") if like.score >= likely else None

    def suspicion(self, talk: TalkSoFar, question: Question, vector: TextVector | None = None) -> CrisisKind | None:
        """What the turn may be: danger where no published knowledge answers it, and worth asking about elsewhere."""
        asked = bool(question.content) and not _is_plain(talk, question.text)
        like = self._like(question.text, vector) if asked else Likeness("distress", 0.0)
        _, possible = self._bars(like, listens=was_in_crisis(talk))
        return like.kind if like.score >= possible else None

    def went_on(self, talk: TalkSoFar, kind: CrisisKind) -> bool:
        """Whether the turn before was already the ladder of this kind."""
        return in_crisis(talk) and self._kind_before(talk) == kind

    def _bars(self, like: Likeness, *, listens: bool) -> tuple[float, float]:
        """Likely and possible; `listens`: more closely, since danger was told before."""
        likely, possible = BARS_PRIVATE if self._private and like.by_meaning else BARS
        return (possible, possible - DANGER_LESS_AFTER) if listens else (likely, possible)

    def _like(self, text: str, vector: TextVector | None = None) -> Likeness:
        left, whole = judged(text), without_gaps(text)
        letters = re.findall(r"[가-힣A-Za-z]", left)
        calm = left != whole and len(letters) <= (_OF_ATTEMPT if is_injection(whole) else _OF_JEST)
        return Likeness("distress", 0.0) if calm else self._likeness.of(left, vector)

    def _continued(self, talk: TalkSoFar, question: Question) -> CrisisSign | None:
        """What is told after a crisis turn is part of it, how to die too; a short question gets its answer."""
        if says_unsafe(talk, question.text):
            return CrisisSign(self._kind_before(talk), "danger")
        if not in_crisis(talk):
            return None
        kind, text = self._kind_before(talk), question.text
        if not _ASKS.search(text) or (kind in _OF_ONESELF and _HOW_TO.search(text)):
            return CrisisSign(kind, "danger")
        is_short = small_talk(text) is not None or len(question.content) <= _SHORT
        return CrisisSign(kind, "information" if asks(question) else "danger") if is_short else None

    def _kind_before(self, talk: TalkSoFar) -> CrisisKind:
        """Of the latest words of the citizen that told it."""
        said = talk.told[::-1]
        for text in said:
            sign = crisis_sign(text)
            if sign is not None and sign.urgency == "danger":
                return sign.kind
        return max(map(self._like, said), key=lambda like: like.score).kind


def judged(text: str) -> str:
    """What is left without jests, attempts on the rules, questions about the official, personal data and gaps."""
    return without_identity(without_excuses(without_injection(without_gaps(without_placeholders(text)))))


def _is_plain(talk: TalkSoFar, text: str) -> bool:
    """Whether a turn is surely understood as something else; what the patterns name is danger all the same."""
    if feeling_of(text) == "child_alone":  # who has a manner of their own, with a line and a person
        return True
    if (last := talk.last_reply()) is not None and last.status in _ASKED and confirms(text):
        return True
    if taken(text) is not None or only_introduces(text) or orders_decision(text) or _only_insults(text, talk.language):
        return True
    return small_talk(text) is not None or wants_person(talk, text) or only_feels(text)


def _only_insults(text: str, prior: Language) -> bool:
    left = without_abuse(text)
    return is_abusive(text) and not content_words(left, language_of(left, prior=prior))


def was_in_crisis(talk: TalkSoFar) -> bool:
    """Whether danger was told in it before."""
    return any(turn.status == "crisis" for turn in talk.turns)


def in_crisis(talk: TalkSoFar) -> bool:
    """Whether the official's last turn was the crisis ladder."""
    last = talk.last_reply()
    return last is not None and last.status == "crisis"
