"""Which terms of an official's collections a recogniser is told to expect.

A recogniser has little room for them, so they are chosen: the nouns of the published titles, weighed by how often the
example questions say them (demand), by how few documents do (inverse document frequency, Spärck Jones 1972), and by
their length, because a long compound is what a general model has heard least.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from agents.content_words import content_words
from core.passages import DocumentTexts
from core.speech import Language

LONGEST_HINT_CHARACTERS: Final = 130  # at most 115 of the 120 tokens that Whisper takes
SHORTEST_TERM: Final[dict[Language, int]] = {"ko": 3, "en": 6}  # shorter ones are everybody's words
_LETTERS: Final[dict[Language, re.Pattern[str]]] = {"ko": re.compile(r"[가-힣]+"), "en": re.compile(r"[a-z]+")}

# A title is nouns but for such words. `content_words.names_thing` is for questions: it holds `전입신고` for inflected.
_INFLECTED: Final = re.compile(r"(?:[려어해혀]진|받은|주는|하는|되는|되|하기|받기|리기|하지)$")


@dataclass(frozen=True, slots=True)
class DocumentTerms:
    """What one document adds to the vocabulary of its collection in one language."""

    named: frozenset[str]
    """Terms of its titles."""
    asked: tuple[str, ...]
    """Words of its example questions, each question's once."""


def document_terms(document: DocumentTexts, language: Language) -> DocumentTerms:
    """Without its texts, so that a collection of any size can be kept in mind."""
    own = [text for text in document.texts if text.passage.language == language]
    titles = {text.passage.title for text in own}
    named = {word for title in titles for word in content_words(title, language) if _is_term(word, language)}
    questions = {text.text for text in own if text.is_question}
    asked = [word for question in sorted(questions) for word in sorted(set(content_words(question, language)))]
    return DocumentTerms(frozenset(named), tuple(asked))


def terms_to_expect(documents: Sequence[DocumentTerms], language: Language) -> tuple[str, ...]:
    """The most telling first, as many as a hint has room for; none that no citizen's question says."""
    named = frozenset[str]().union(*(document.named for document in documents))
    demand, spread = Counter[str](), Counter[str]()
    for document in documents:
        said = Counter(term for word in document.asked for term in _beginnings(word, language) if term in named)
        demand.update(said)
        spread.update(said.keys() | document.named)
    weights = {term: demand[term] * math.log1p(len(documents) / spread[term]) ** 2 * len(term) for term in demand}
    return _fitting(sorted(weights, key=lambda term: (-weights[term], term)))


def hint_of(terms: Iterable[str]) -> str:
    """As a recogniser reads them."""
    return ", ".join(terms)


def _is_term(word: str, language: Language) -> bool:
    is_whole = _LETTERS[language].fullmatch(word) is not None
    return is_whole and len(word) >= SHORTEST_TERM[language] and not _INFLECTED.search(word)


def _beginnings(word: str, language: Language) -> Iterable[str]:
    """A Korean word begins with its noun: `전입신고해야`, `외국인투자기업`."""
    shortest = SHORTEST_TERM[language] if language == "ko" else len(word)
    return (word[:end] for end in range(shortest, len(word) + 1))


def _fitting(terms: Sequence[str]) -> tuple[str, ...]:
    chosen: list[str] = []
    for term in terms:
        if len(hint_of([*chosen, term])) > LONGEST_HINT_CHARACTERS:
            break
        chosen.append(term)
    return tuple(chosen)
