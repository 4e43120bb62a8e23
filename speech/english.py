"""English words to Kokoro's phonemes, offline: the dictionary that Kokoro was trained with, read by kokorog2p.

The dictionary (misaki's, Apache-2.0) ships as JSON; kokorog2p reads g2lex files. They are packed once into a cache
folder, so that 180,000 entries stay on disk instead of in memory. A word the dictionary lacks is read as romanised
Korean (`Jongno`), else spelled.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from importlib import metadata, resources
from pathlib import Path
from typing import Final

from speech.romanised import hangul_of

_TIERS: Final = ("gold", "silver")
_UNKNOWN: Final = "❓"
_DIGITS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_WORD: Final = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")


def pack_dictionary(folder: Path) -> tuple[Path, ...]:
    """The dictionary as g2lex files in `folder`, best tier first; packs them when they are not there (3 s)."""
    version = metadata.version("misaki")
    return tuple(_packed(tier, folder / f"misaki-{version}-us-{tier}.g2lex") for tier in _TIERS)


def _packed(tier: str, target: Path) -> Path:
    if target.exists():
        return target
    import g2lex
    from g2lex.format import pack_typed

    source = resources.files("misaki") / "data" / f"us_{tier}.json"
    with resources.as_file(source) as path:
        entries = g2lex.read_typed_lexicon(path, format="kokoro-json")
    description = {"language": "en-us", "phoneme_encoding": "kokoro-v1", "display_name": tier}
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
        file.write(pack_typed(entries, metadata=description, compression_level=1))
    return Path(file.name).replace(target)


class EnglishPronunciation:
    """Reads words in their sentence; not safe to share between threads."""

    def __init__(self, dictionary: Sequence[Path]) -> None:
        from kokorog2p.en.g2p import EnglishG2P
        from kokorog2p.lexicons.registry import FileLexiconSource

        self._rules = EnglishG2P(
            use_espeak_fallback=False,
            use_spacy=False,
            lexicons=(),
            g2lex_files=tuple(FileLexiconSource(path) for path in dictionary),
            unk=_UNKNOWN,
        )

    def phonemes(self, pieces: Sequence[str]) -> list[str]:
        """One phoneme string per piece; empty for a piece without letters."""
        words = [list(_words(piece)) for piece in pieces]
        sounded = iter(self._sounded([word for piece in words for word in piece]))
        return ["".join(next(sounded) for _ in piece) for piece in words]

    def _sounded(self, words: Sequence[str]) -> list[str]:
        """Phonemes word by word; the sentence decides how `the`, `read` or `record` is read."""
        if not words:
            return []
        tokens = [token for token in self._rules(" ".join(words)) if token.phonemes]
        if len(tokens) == len(words):
            sounded = [token.phonemes or "" for token in tokens]
        else:
            sounded = [self._alone(word) for word in words]
        return [self._unknown(word) if _UNKNOWN in sound else sound for word, sound in zip(words, sounded, strict=True)]

    def _alone(self, word: str) -> str:
        return "".join(token.phonemes or "" for token in self._rules(word))

    def _unknown(self, word: str) -> str:
        hangul = hangul_of(word)
        if hangul is not None:
            from speech.korean import syllables_to_ipa

            return syllables_to_ipa(hangul)
        return "".join(self._alone(letter.upper()) for letter in word if letter.isalpha())


def _words(piece: str) -> Iterator[str]:
    """`D-8` as `D`, `eight`: numbers come in words; a stray digit is read by itself."""
    for part in re.findall(rf"{_WORD.pattern}|[0-9]", piece):
        yield _DIGITS[int(part)] if part.isdigit() else part.replace("’", "'")
