"""What a language model may be shown: never a word of a counselling talk, nor of one that was ever about danger."""

from __future__ import annotations

from agents.crisis import crisis_sign
from agents.crisis_sense import was_in_crisis
from agents.danger_likeness import DangerLikeness
from agents.thresholds import DANGER_POSSIBLE
from core.officials import Official
from core.text_vectors import TextVector
from core.turns import TalkSoFar


def may_be_shown(
    official: Official, talk: TalkSoFar, text: str, *, likeness: DangerLikeness, vector: TextVector | None = None
) -> bool:
    """Whether this turn, and what was said before it, may leave for a language model; pure. `vector`: of this turn."""
    if official.private or was_in_crisis(talk):
        return False
    if any(map(crisis_sign, (*talk.told, text))):
        return False
    alike = (*map(likeness.of, talk.told), likeness.of(text, vector))
    return all(like.score < DANGER_POSSIBLE for like in alike)
