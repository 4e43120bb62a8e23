"""When each word of a clause is heard, and the silence around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from core.audio import VOICE_RATE_HZ, Samples
from core.speech import SpokenWord, TimedWord
from speech.pronunciation import PAUSES

_LEAD_SECONDS: Final = 0.02  # kept before the first sound, so that its attack is not cut
_PAUSE_SECONDS: Final = {",": 0.14, ";": 0.2, ":": 0.2, "—": 0.2, ".": 0.3, "!": 0.3, "?": 0.3, "…": 0.3}
_GAP_SECONDS: Final = 0.04  # after a clause that ends without a mark
_AUDIBLE: Final = 0.01  # of the loudest sample, -40 dB
_BLOCK_SAMPLES: Final = 120  # 5 ms


@dataclass(frozen=True, slots=True)
class TimedSymbol:
    """A symbol and when it sounds, counted from the start of the clause."""

    ipa: str
    word: int | None
    starts_seconds: float
    ends_seconds: float


def trimmed(sound: Samples, symbols: Sequence[TimedSymbol]) -> tuple[Samples, tuple[TimedSymbol, ...]]:
    """Without the silence before the clause, and with a pause after it that fits its last mark."""
    first, last = _audible(sound)
    start = max(0, first - round(_LEAD_SECONDS * VOICE_RATE_HZ))
    pause = _PAUSE_SECONDS.get(symbols[-1].ipa, _GAP_SECONDS) if symbols else _GAP_SECONDS
    end = last + round(pause * VOICE_RATE_HZ)
    kept = np.pad(sound[start:end], (0, max(0, end - len(sound))))
    shift, silent_from = start / VOICE_RATE_HZ, (last - start) / VOICE_RATE_HZ
    return kept, tuple(_moved(symbol, shift, silent_from) for symbol in symbols)


def _moved(symbol: TimedSymbol, shift: float, latest: float) -> TimedSymbol:
    """The model gives the last vowel some of the silence after it; what is said ends where nothing more is heard."""
    starts = min(max(0.0, symbol.starts_seconds - shift), latest)
    ends = min(max(0.0, symbol.ends_seconds - shift), latest)
    return TimedSymbol(symbol.ipa, symbol.word, starts, ends)


def _audible(sound: Samples) -> tuple[int, int]:
    """The first sample that can be heard and the one after the last; all of it when it is silent throughout."""
    blocks = len(sound) // _BLOCK_SAMPLES
    if blocks == 0:
        return 0, len(sound)
    peaks = np.abs(sound[: blocks * _BLOCK_SAMPLES].astype(np.int32)).reshape(blocks, -1).max(axis=1)
    heard = np.flatnonzero(peaks > max(1.0, peaks.max() * _AUDIBLE))
    if heard.size == 0:
        return 0, len(sound)
    return int(heard[0]) * _BLOCK_SAMPLES, (int(heard[-1]) + 1) * _BLOCK_SAMPLES


def word_times(words: Sequence[SpokenWord], symbols: Sequence[TimedSymbol], seconds: float) -> tuple[TimedWord, ...]:
    """One per word, in order, within the clause; a word without sound takes the moment where its neighbour ends."""
    spans: dict[int, tuple[float, float]] = {}
    for symbol in symbols:
        if symbol.word is not None and symbol.ipa not in PAUSES:
            start, _ = spans.get(symbol.word, (symbol.starts_seconds, 0.0))
            spans[symbol.word] = (start, symbol.ends_seconds)
    timed: list[TimedWord] = []
    so_far = 0.0
    for place, word in enumerate(words):
        start, end = spans.get(place, (so_far, so_far))
        timed.append(TimedWord(word.display, min(max(start, so_far), seconds), min(max(end, so_far), seconds)))
        so_far = timed[-1].ends_seconds
    return tuple(timed)
