"""What a human official reads before saying hello: what was asked, told, and left open; in the desk's language."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from agents.consultation_phrases import NAMES
from agents.districts import lives_in
from core.answers import HandoffReason
from core.passages import Passage
from core.turns import TalkSoFar, Turn

REASONS: dict[HandoffReason, str] = {
    "citizen_asked": "시민이 사람 담당자를 원함",
    "no_answer": "확인된 자료에 답이 없음",
    "crisis": "위기 신호가 있음: 바로 응대 필요",
    "abuse": "욕설이나 위협이 이어짐",
    "staff_decided": "담당자가 넘김",
}
_OPEN = {"abstained", "clarify", "partial", "error"}
_LONGEST = 160  # characters of one line of the summary
_TURNS = 6  # the latest questions; the transcript holds the rest


def summarise(
    talk: TalkSoFar,
    text: str = "",
    *,
    reason: HandoffReason = "citizen_asked",
    sources: Mapping[str, Passage] | None = None,
) -> str:
    """`text` is the turn that led here, masked; `sources` names the passages that answers rested on."""
    lines = [f"이유: {REASONS[reason]}"]
    answered, unanswered = _told_apart(talk)
    lines += [
        f"물은 것: {_short(turn.text)}" for turn in talk.turns if turn.speaker == "citizen" and turn.text.strip()
    ][-_TURNS:]
    lines += [f"안내한 것: {_short(turn.text)}{_rests_on(turn, sources or {})}" for turn in answered[-_TURNS:]]
    lines += [f"남은 것: {_short(question)}" for question in unanswered[-_TURNS:]]
    if text:
        lines.append(f"마지막 말: {_short(text)}")
    if talk.consultation is not None and (given := talk.consultation.given):
        lines.append("투자 상담 준비: " + ", ".join(f"{NAMES[part].ko} {said}" for part, said in given.items()))
    if district := lives_in(talk):
        lines.append(f"자치구: {district}")
    return "\n".join(lines)


def _told_apart(talk: TalkSoFar) -> tuple[list[Turn], list[str]]:
    answered = [turn for turn in talk.turns if turn.speaker == "official" and turn.passage_ids]
    unanswered = [
        asked.text
        for asked, replied in pairwise(talk.turns)
        if asked.speaker == "citizen"
        and asked.text.strip()
        and replied.speaker == "official"
        and replied.status in _OPEN
    ]
    return answered, unanswered


def _rests_on(turn: Turn, sources: Mapping[str, Passage]) -> str:
    named = [
        f"{passage.title}, {', '.join(dict.fromkeys(source.locator for source in passage.sources))}".rstrip(", ")
        if (passage := sources.get(passage_id))
        else passage_id
        for passage_id in turn.passage_ids
        if passage_id
    ]
    return f" (근거: {'; '.join(dict.fromkeys(named))})" if named else ""


def _short(text: str) -> str:
    single = " ".join(text.split())
    return single if len(single) <= _LONGEST else single[: _LONGEST - 1] + "…"
