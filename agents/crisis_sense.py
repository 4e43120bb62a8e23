"""Whether a turn of a talk is part of a crisis: what its words name, what went before, and what it sounds like."""

from __future__ import annotations

import re

from agents.crisis import CrisisSign, crisis_sign, without_excuses
from agents.crisis_patterns import CrisisKind
from agents.danger_likeness import DangerLikeness, Likeness
from agents.feelings import only_feels
from agents.injection import is_injection
from agents.smalltalk import small_talk, without_identity
from agents.thresholds import DANGER_LIKELY, DANGER_POSSIBLE
from agents.understanding import Question, asks
from agents.wants_person import wants_person
from core.turns import TalkSoFar

_SHORT = 2  # content words of a turn that leans on what was said before
_OF_ONESELF: tuple[CrisisKind, ...] = ("self_harm", "self_harm_emergency")
_HOW_TO = re.compile(r"방법|\bhow to\b|\bways? to\b", re.IGNORECASE)
# Words that ask, and nothing else: `방문을 잠갔어요` asks for no visit, `I can't leave` for no leave.
_ASKS = re.compile(
    r"[?？]|나요|까요|어떻게|어떡|뭐|무슨|어디|언제|누구|누가|왜|몇|번호|알려|얼마|서류|신고하(?:면|려면)|기한|기간|수수료"
    r"|\b(?:how|what|where|when|who|why)\b|\b(?:can|do|does|should) (?:i|you|they|we)\b",
    re.IGNORECASE,
)
_REMNANT = 2  # letters left of a jest (`웃겨 죽겠`다`): nothing that could sound like danger


class CrisisSense:
    """Hears danger; keeps nothing between turns."""

    def __init__(self, likeness: DangerLikeness) -> None:
        self._likeness = likeness

    def sign(self, talk: TalkSoFar, question: Question) -> CrisisSign | None:
        """What is certain enough to act on before anything else."""
        sign = crisis_sign(question.text) or self._continued(talk, question)
        if sign is not None or not question.content or _is_plain(talk, question.text):
            return sign
        like = self._like(question.text)
        return CrisisSign(like.kind, "danger") if like.score >= DANGER_LIKELY else None

    def suspicion(self, question: Question) -> CrisisKind | None:
        """What the turn may be, when no published knowledge answers it."""
        asked = bool(question.content) and not only_feels(question.text)
        like = self._like(question.text) if asked else Likeness("distress", 0.0)
        return like.kind if like.score >= DANGER_POSSIBLE else None

    def went_on(self, talk: TalkSoFar, kind: CrisisKind) -> bool:
        """Whether the turn before was already the ladder of this kind."""
        return in_crisis(talk) and self._kind_before(talk) == kind

    def _like(self, text: str) -> Likeness:
        """Of what is left without jests and questions about the official."""
        left = without_identity(without_excuses(text))
        letters = re.findall(r"[가-힣A-Za-z]", left)
        return Likeness("distress", 0.0) if left != text and len(letters) <= _REMNANT else self._likeness.of(left)

    def _continued(self, talk: TalkSoFar, question: Question) -> CrisisSign | None:
        """What is told after a crisis turn is part of it, how to die too; a short question gets its answer."""
        if not in_crisis(talk):
            return None
        kind, text = self._kind_before(talk), question.text
        if not _ASKS.search(text) or (kind in _OF_ONESELF and _HOW_TO.search(text)):
            return CrisisSign(kind, "danger")
        is_short = small_talk(text) is not None or len(question.content) <= _SHORT
        return CrisisSign(kind, "information" if asks(question) else "danger") if is_short else None

    def _kind_before(self, talk: TalkSoFar) -> CrisisKind:
        """Of the latest words of the citizen that told it."""
        said = [turn.text for turn in reversed(talk.turns) if turn.speaker == "citizen"]
        for text in said:
            sign = crisis_sign(text)
            if sign is not None and sign.urgency == "danger":
                return sign.kind
        return max(map(self._like, said), key=lambda like: like.score).kind


def _is_plain(talk: TalkSoFar, text: str) -> bool:
    """Whether a turn is surely understood as something else; what the patterns name is danger all the same."""
    return is_injection(text) or small_talk(text) is not None or wants_person(talk, text) or only_feels(text)


def in_crisis(talk: TalkSoFar) -> bool:
    """Whether the official's last turn was the crisis ladder."""
    last = next((turn for turn in reversed(talk.turns) if turn.speaker == "official"), None)
    return last is not None and last.status == "crisis"
