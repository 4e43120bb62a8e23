"""The name above a head: any script, short, no number that points to a person, never an official's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from core.speech import Language

LONGEST_NAME = 16
_LONG_NUMBER = re.compile(r"\d[\d\s.-]{3,}\d")  # a phone or resident number does not belong above a head
_OFFICE = re.compile(
    r"직원|공무원|주무관|상담관|상담사|담당|관리자|운영자|시청|구청|민원실|다산콜|admin|staff|official|officer|cityhall|^ai$"
)
_PUNCTUATION = frozenset(" -_.·'")
_NOBODY: dict[Language, str] = {"ko": "시민", "en": "Citizen"}


def cleaned(name: str, *, taken: Iterable[str], body: int, language: Language) -> str:
    """What is shown of a name that a citizen chose; a neutral one with the body's id where nothing is left.

    `taken` are names of officials: nobody passes for one, nor for anybody else who works here.
    """
    text = unicodedata.normalize("NFC", name[: LONGEST_NAME * 8])
    kept = "".join(letter for letter in text if _shown(letter))
    kept = " ".join(_LONG_NUMBER.sub("", kept).split())[:LONGEST_NAME].strip(" -_.·'")
    if not kept or _OFFICE.search(_same(kept)) or _same(kept) in {_same(other) for other in taken}:
        return f"{_NOBODY[language]} {body}"
    return kept


def _shown(letter: str) -> bool:
    return letter in _PUNCTUATION or unicodedata.category(letter)[0] in "LN" or unicodedata.category(letter) == "Mn"


def _same(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
