"""Phonemes with their times to the 15 mouth shapes of the Oculus reference.

A face that shows every phoneme chatters. People shape the next vowel while a consonant is still sounding, and viewers
notice lips that do not close. So vowels begin early, and shapes too short to be seen are left out, closed lips never.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from core.speech import Viseme, VisemeName
from speech.pronunciation import PAUSES
from speech.word_times import TimedSymbol

SHORTEST_SECONDS: Final = 0.05  # three frames at 60 Hz
_ANTICIPATION_SECONDS: Final = 0.04  # a vowel is seen this long before it is heard
_BREATH_SECONDS: Final = 0.12  # the mouth stays as it is through a shorter gap

_SYMBOLS: Final[dict[VisemeName, str]] = {
    "PP": "pbmɸβ",
    "FF": "fvʋ",
    "TH": "θð",
    "DD": "tdTɖʈ",
    "nn": "nlɲɳɴʎ",
    "kk": "kɡgŋɟqxɣχ",
    "CH": "ʧʤʃʒʨʥɕʝʂç",
    "SS": "szʦʣ",
    "RR": "ɹɾɻrʁɽ",
    "aa": "aɑɐæʌɒIW",
    "E": "eɛəɜɚᵊA",
    "I": "iɪɨjɯɰᵻy",
    "O": "oɔOQYɤœø",
    "U": "uʊwɥ",
}
_SHAPE_OF: Final[dict[str, VisemeName]] = {symbol: shape for shape, symbols in _SYMBOLS.items() for symbol in symbols}
_VOWELS: Final = frozenset[VisemeName]({"aa", "E", "I", "O", "U"})
_CLOSING: Final = frozenset[VisemeName]({"PP", "FF"})
_SHAPED_BY_NEXT: Final = "hʔ"  # made in the throat: the mouth already has the shape of the vowel that follows


@dataclass(frozen=True, slots=True)
class _Span:
    shape: VisemeName
    starts: float
    ends: float


def visemes(symbols: Sequence[TimedSymbol], seconds: float) -> tuple[Viseme, ...]:
    """From 0 to `seconds`, closing the mouth at the end; consecutive shapes are at least `SHORTEST_SECONDS` apart."""
    shapes = _anticipated(list(_spans(symbols)))
    marks: list[Viseme] = []
    for span in shapes:
        _append(marks, span)
    if not marks:
        return (Viseme("sil", 0.0),)
    end = max(shapes[-1].ends, marks[-1].at_seconds + SHORTEST_SECONDS)
    if end < seconds:
        _mark(marks, "sil", end)
    return tuple(mark for mark in marks if mark.at_seconds < seconds)


def _spans(symbols: Sequence[TimedSymbol]) -> Iterator[_Span]:
    """Each shape with the time of its symbol; short gaps and throat sounds are given to what follows or precedes."""
    throat: float | None = None
    gap: _Span | None = None
    for symbol in symbols:
        shape = _SHAPE_OF.get(symbol.ipa)
        if symbol.ipa in PAUSES or symbol.ipa == " ":
            gap = _Span("sil", gap.starts if gap else symbol.starts_seconds, symbol.ends_seconds)
        elif symbol.ipa in _SHAPED_BY_NEXT:
            throat = symbol.starts_seconds if throat is None else throat
        elif shape is not None:
            if gap is not None and gap.ends - gap.starts >= _BREATH_SECONDS:
                yield gap
            yield _Span(shape, symbol.starts_seconds if throat is None else throat, symbol.ends_seconds)
            throat = gap = None


def _anticipated(spans: Sequence[_Span]) -> list[_Span]:
    """Vowels moved into the consonant before them, by half of it at most."""
    moved: list[_Span] = []
    for span in spans:
        before = moved[-1] if moved else None
        if before is not None and span.shape in _VOWELS and before.shape not in {*_VOWELS, *_CLOSING, "sil"}:
            early = min(_ANTICIPATION_SECONDS, (before.ends - before.starts) / 2)
            moved[-1] = _Span(before.shape, before.starts, before.ends - early)
            span = _Span(span.shape, span.starts - early, span.ends)  # noqa: PLW2901
        moved.append(span)
    return moved


def _append(marks: list[Viseme], span: _Span) -> None:
    """Adds a shape after the last one has been seen, unless too little of it is left."""
    earliest = marks[-1].at_seconds + SHORTEST_SECONDS if marks else 0.0
    starts = max(span.starts, earliest) if marks else 0.0
    if span.ends - starts >= SHORTEST_SECONDS or span.shape in _CLOSING:
        _mark(marks, span.shape, starts)


def _mark(marks: list[Viseme], shape: VisemeName, at: float) -> None:
    if not marks or marks[-1].shape != shape:
        marks.append(Viseme(shape, at))
