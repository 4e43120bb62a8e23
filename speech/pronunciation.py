"""Words of a clause to the symbols a voice reads, whichever script each word is written in."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from core.speech import Language, SpokenWord

PAUSES: Final = frozenset(",.!?;:…—")
_HANGUL: Final = re.compile(r"[가-힣]")
_LATIN_WORD: Final = re.compile(r"[A-Za-z]*[a-z][A-Za-z]+|[A-Za-z]+[a-z][A-Za-z]*")
_SCRIPTS: Final = re.compile(r"[A-Za-z][A-Za-z'’]*|[^A-Za-z]+")
_TRAILING: Final = re.compile(r"[,.!?;:…—][^\w]*$")


@dataclass(frozen=True, slots=True)
class Symbol:
    """One phoneme or pause mark, and the place of its word in the clause."""

    ipa: str
    word: int | None
    """None for the gap between two words."""


class Rules(Protocol):
    """One language's reading of written words."""

    def phonemes(self, pieces: Sequence[str]) -> list[str]:
        """One string per piece, empty for a piece that has no sound."""
        ...


class Pronunciation:
    """Both languages; safe to share between threads."""

    def __init__(self, *, korean: Rules, english: Rules) -> None:
        self._rules: dict[Language, Rules] = {"ko": korean, "en": english}
        self._lock = threading.Lock()

    def symbols(self, words: Sequence[SpokenWord], language: Language) -> tuple[Symbol, ...]:
        """Without a gap at either end; empty when nothing in `words` has a sound."""
        pieces = [(place, piece) for place, word in enumerate(words) for piece in word.spoken.split()]
        with self._lock:
            sounds = self._sounds([piece for _, piece in pieces], language)
        symbols: list[Symbol] = []
        for (place, piece), sound in zip(pieces, sounds, strict=True):
            if sound and symbols:
                symbols.append(Symbol(" ", None))
            marks = _pause_of(piece) if symbols or sound else ""
            symbols.extend(Symbol(ipa, place) for ipa in sound + marks)
        return tuple(symbols)

    def _sounds(self, pieces: Sequence[str], language: Language) -> list[str]:
        """Whole runs go to the language's own rules, which look across words; a foreign word is read by itself."""
        foreign = [_is_foreign(piece, language) for piece in pieces]
        own = iter(self._rules[language].phonemes([p for p, other in zip(pieces, foreign, strict=True) if not other]))
        return [self._mixed(p, language) if other else next(own) for p, other in zip(pieces, foreign, strict=True)]

    def _mixed(self, piece: str, language: Language) -> str:
        """`Invest서울`: run by run, each in the language of its script."""
        return "".join(self._rules[_language_of(run, language)].phonemes([run])[0] for run in _SCRIPTS.findall(piece))


def _is_foreign(piece: str, language: Language) -> bool:
    """Capitals in Korean (`FDI`) are read as Korean letter names and are no foreign word."""
    return bool(_LATIN_WORD.search(piece) if language == "ko" else _HANGUL.search(piece))


def _language_of(run: str, language: Language) -> Language:
    if _HANGUL.search(run):
        return "ko"
    return "en" if _LATIN_WORD.search(run) else language


def _pause_of(piece: str) -> str:
    found = _TRAILING.search(piece)
    return found[0][0] if found else ""
