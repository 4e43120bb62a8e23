"""How long a petition takes to tell: spoken by the packaged voices, heard by the packaged recogniser, read back aloud.

A talk lasts as long as the citizen's words, the wait for each answer and the official's words together. What the
citizen types under the draft to sign it is no talk. Where no word was heard, nothing is answered.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from agents.officials import load_officials
from app.commands.answering import Counter
from core.turns import TalkSoFar
from evals.heard import HEARING_RATE_HZ, VOICES, Hearing, Said

MOST_SECONDS = 90.0
WAIT_SECONDS = 1.75  # p95 from the end of a question to an answer never spoken before, see docs/measurements.md
OFFICIAL = "complaints"
TALKS: tuple[tuple[str, ...], ...] = (
    ("집 앞 가로등이 꺼져 있어요. 고쳐 주세요.", "봉천동 현대시장 입구요.", "일주일 전부터요.", "네, 맞아요."),
    (
        "민원 넣고 싶어요.",
        "골목에 쓰레기가 쌓여 있어요. 치워 주세요.",
        "망원동 망원시장 뒤요.",
        "한 달 전부터요.",
        "네.",
    ),
    ("보도블록이 깨져서 넘어질 뻔했어요. 보수해 주세요.", "신림역 앞이요.", "모르겠어요.", "네, 접수할게요."),
    ("불법 주차가 너무 심해요. 단속해 주세요.", "상도동 성대시장 앞이요.", "매일 저녁이요.", "네."),
    ("공원에 화장실이 있었으면 좋겠어요.", "네, 맞아요."),
    ("구청 직원이 반말을 했어요. 사과받고 싶어요.", "마포구청 민원실이요.", "어제요.", "네."),
)


@dataclass(slots=True)
class Told:
    """One petition, told to its end."""

    heard: list[str] = field(default_factory=list[str])
    citizen_seconds: float = 0.0
    official_seconds: float = 0.0
    waits: int = 0
    complete: bool = False

    @property
    def seconds(self) -> float:
        return self.citizen_seconds + self.official_seconds + self.waits * WAIT_SECONDS


async def petition_by_voice(counter: Counter, hearing: Hearing) -> dict[str, object]:
    """By voice and petition; blocking work runs beside the loop."""
    told = [await _told(counter, hearing, turns, voice) for turns in TALKS for voice in VOICES["ko"]]
    lengths = sorted(one.seconds for one in told)
    return {
        "petitions": {
            "told": len(told),
            "read back whole": sum(one.complete for one in told),
            "within 90 s": sum(length <= MOST_SECONDS for length in lengths),
            "median seconds": round(median(lengths), 1),
            "longest seconds": round(lengths[-1], 1),
        },
        "each": [{"heard": one.heard, "seconds": round(one.seconds, 1), "complete": one.complete} for one in told],
    }


async def _told(counter: Counter, hearing: Hearing, turns: Sequence[str], voice: str) -> Told:
    talk, told = TalkSoFar(OFFICIAL, "ko"), Told()
    own = load_officials()[OFFICIAL].voice.ko
    for words in turns:
        said = Said(words, "ko", voice)
        told.citizen_seconds += await _seconds(hearing, said)
        heard = (await asyncio.to_thread(hearing.hear, said)).heard
        told.heard.append(heard)
        if not heard:
            continue
        answered, talk = await counter.ask(talk, heard)
        told.official_seconds += await _seconds(hearing, Said(answered.text, "ko", own))
        told.waits += 1
        told.complete = talk.draft is not None and talk.draft.asked is None
    return told


async def _seconds(hearing: Hearing, said: Said) -> float:
    return len(await asyncio.to_thread(hearing.speak, said)) / HEARING_RATE_HZ
