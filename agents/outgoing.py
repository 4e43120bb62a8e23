"""What a language model may be shown: never a word of a counselling talk, nor of one that was ever about danger."""

from __future__ import annotations

from agents.crisis import crisis_sign
from agents.danger_likeness import DangerLikeness
from agents.thresholds import DANGER_POSSIBLE
from core.officials import Official
from core.turns import TalkSoFar


def may_be_shown(official: Official, talk: TalkSoFar, text: str, *, likeness: DangerLikeness) -> bool:
    """Whether this turn, and what was said before it, may leave for a language model; pure."""
    if official.private or any(turn.status == "crisis" for turn in talk.turns):
        return False
    said = [turn.text for turn in talk.turns if turn.speaker == "citizen"]
    return not any(crisis_sign(words) or likeness.of(words).score >= DANGER_POSSIBLE for words in (*said, text))
