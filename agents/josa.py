"""Korean particles that depend on how the word before them ends."""

from __future__ import annotations


def ends_in_consonant(word: str) -> bool:
    """Whether the last Hangul syllable has a final consonant; other scripts count as a vowel."""
    last = next((letter for letter in reversed(word) if letter.isalnum()), "")
    return "가" <= last <= "힣" and (ord(last) - ord("가")) % 28 != 0


def subject(word: str) -> str:
    """`다온이`, `마루가`."""
    return word + ("이" if ends_in_consonant(word) else "가")


def topic(word: str) -> str:
    """`다온은`, `마루는`."""
    return word + ("은" if ends_in_consonant(word) else "는")


def objective(word: str) -> str:
    """`신고를`, `주민등록법을`."""
    return word + ("을" if ends_in_consonant(word) else "를")


def being(word: str) -> str:
    """`다온이에요`, `마루예요`."""
    return word + ("이에요" if ends_in_consonant(word) else "예요")
