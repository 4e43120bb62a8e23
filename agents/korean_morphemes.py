"""Korean sentences as morphemes, with kiwipiepy's tags: looked at only where a language model writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeAlias


@dataclass(frozen=True, slots=True)
class Morpheme:
    """`하/XSV`: a form, its tag, and where it begins in the text."""

    form: str
    tag: str
    start: int


class Tagger(Protocol):
    """What search tells words apart with."""

    def tagged(self, text: str) -> Sequence[tuple[str, str, int]]:
        """Form, tag and start of every morpheme. Blocking, about a millisecond for a sentence."""
        ...


Analyse: TypeAlias = Callable[[str], Sequence[Morpheme]]


def analyse_with(tagger: Tagger) -> Analyse:
    def analyse(text: str) -> tuple[Morpheme, ...]:
        return tuple(Morpheme(*found) for found in tagger.tagged(text))

    return analyse


@cache
def load_morphemes() -> Analyse:
    """For whoever has no tagger at hand. Blocking, seconds, and 0.4 GB: once for a process."""
    from retrieval.tokens import KiwiTokenizer

    return analyse_with(KiwiTokenizer())
