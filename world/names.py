"""The name above a head: any script, short, no number that points to a person, never an official's, no insult."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from core.errors import NameRefused
from core.speech import Language

LONGEST_NAME = 16
_LONG_NUMBER = re.compile(r"\d[\d\s.-]{3,}\d")  # a phone or resident number does not belong above a head
_OFFICE = re.compile(
    r"직원|공무원|주무관|사무관|상담관|상담사|상담원|담당|관리자|운영자|안내원|시청(?!자)|구청|시장님|서울시장|민원실|다산콜|경찰"
    r"|인공지능|챗봇|admin|staff|official|officer|operator|moderator|police|mayor|cityhall|cityofseoul"
    r"|(?<![a-z])ai(?![a-z])"
)
_PUNCTUATION = frozenset(" -_.·'")
_JOINER = "\u200d"
"""Stands within emoji, which are left out; every other letter that cannot be seen is a trick."""
_NOBODY: dict[Language, str] = {"ko": "시민", "en": "Citizen"}


def chosen_name(name: str, *, taken: Iterable[str], is_insult: Callable[[str], bool]) -> str:
    """What is shown of a name that a citizen chose; empty where nothing is left. Raises `NameRefused`.

    `taken` are names of officials: nobody passes for one, nor for anybody else who works here.
    """
    text = unicodedata.normalize("NFC", name)
    if any(unicodedata.category(letter)[0] == "C" and letter != _JOINER for letter in text):
        raise NameRefused("the name holds letters that cannot be seen; write it with plain ones")
    kept = "".join(letter for letter in text if _shown(letter))
    kept = " ".join(_LONG_NUMBER.sub("", kept).split()).strip(" -_.·'")
    if len(kept) > LONGEST_NAME:
        raise NameRefused(f"the name is longer than {LONGEST_NAME} letters; shorten it")
    if _OFFICE.search(_same(kept)) or (kept and _same(kept) in {_same(other) for other in taken}):
        raise NameRefused("that is how people and officials of the city are called; choose another name")
    if is_insult(kept) or is_insult(_same(kept)):
        raise NameRefused("that name may hurt others; choose another one")
    return kept


def nobody(body: int, language: Language) -> str:
    """For a body whose citizen chose no name."""
    return f"{_NOBODY[language]} {body}"


def _shown(letter: str) -> bool:
    return letter in _PUNCTUATION or unicodedata.category(letter)[0] in "LN" or unicodedata.category(letter) == "Mn"


def _same(name: str) -> str:
    """Letters and digits alone: `직-원` reads as `직원`."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", name).casefold() if letter.isalnum())
