"""Guard out: nothing is said that its passage does not hold, and nothing is promised or decided."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.figures import figures, links, spelt_figures
from agents.thresholds import SUPPORTED
from core.passages import Passage
from core.sentences import sentences_of

_CONDITION = re.compile(
    r"면\b|면[\s,]|경우|요건|조건|해당|대상|이상|이하|한하여|한해|범위|중에서|때|다만|사람(?:은|이|만)|하려면|위해|위한"
    r"|\b(?:if|when|where|unless|who|only|provided|eligible persons|may|can apply|meets?|within)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"승인(?:됩니다|돼요|될\s*겁니다|될\s*거예요|해\s*드)|확정(?:됩니다|입니다|돼요|되었|됐)"
    r"|보장(?:합니다|해요|됩니다|돼요)|(?:꼭|반드시|무조건|틀림없이|확실히)\s*(?:받|됩|돼|승인|통과"
    r"|나옵|나와)"
    r"|허가(?:해\s*드|됩니다|돼요)|당신은\s*(?:대상|해당)|고객님은\s*(?:대상|해당)"
    r"|자격이\s*(?:있습니다|됩니다|돼요)|합격(?:입니다|됩니다)"
    r"|\b(?:you (?:will|are going to) (?:definitely |certainly |surely )?(?:be approved|receive|get"
    r"|be granted|qualify)|you (?:are|'re) (?:eligible|approved|qualified|entitled)|guarantee(?:d|s)?"
    r"|we promise|i promise)\b",
    re.IGNORECASE,
)
_MAY_HAVE = re.compile(
    r"받(?:으실|을)\s*수\s*있(?:습니다|어요)|되(?:십니다|실\s*겁니다)|you can (?:get|receive)", re.IGNORECASE
)
_NEGATION = re.compile(
    r"않|못\s?하|못\s|없|아니|안\s|금지|제외|\b(?:not|no|never|without|cannot|can't|don't|n't|except)\b", re.IGNORECASE
)


def is_promise(sentence: str) -> bool:
    """A promise, an approval, or `받을 수 있습니다` without the condition."""
    return bool(_PROMISE.search(sentence)) or bool(_MAY_HAVE.search(sentence) and not _CONDITION.search(sentence))


def is_supported(sentence: str, passage: Passage) -> bool:
    """Whether `passage` carries the sentence: its figures, links and words, and says yes and no where it does."""
    held = _held(passage)
    if not (figures(sentence) <= figures(held) and links(sentence) <= links(held)):
        return False
    if sentence in passage.text:
        return True
    if not spelt_figures(sentence) <= spelt_figures(passage.text):
        return False
    return _words_stand(sentence, held) and _same_polarity(sentence, passage.text)


def supporting(sentence: str, passages: Sequence[Passage]) -> Passage | None:
    """The first passage that carries a sentence; None for one that must not be said.

    That somebody can have something, whoever it is, may be said in a source's own words alone (`117에서 상담받을 수
    있어요`); a promise is not, whoever makes it.
    """
    if _PROMISE.search(sentence):
        return None
    carrying = (passage for passage in passages if is_supported(sentence, passage))
    if is_promise(sentence):
        return next((passage for passage in carrying if sentence in sentences_of(passage.text)), None)
    return next(carrying, None)


def _held(passage: Passage) -> str:
    sources = (f"{s.evidence} {s.locator} {s.url}" for s in passage.sources)
    return " ".join((passage.title, passage.text, *sources))


def _words_stand(sentence: str, held: str) -> bool:
    stems = [
        word[:2] if "가" <= word[0] <= "힣" else word[:5]
        for word in re.findall(r"[가-힣]{2,}|[a-z]{3,}", sentence.lower())
    ]
    if not stems:
        return False
    lowered = held.lower()
    return sum(stem in lowered for stem in stems) / len(stems) >= SUPPORTED


def _same_polarity(sentence: str, text: str) -> bool:
    """A rewriting may not turn `없습니다` into `있습니다`: it negates as often as the passage does."""
    count = len(_NEGATION.findall(sentence))
    counts = {len(_NEGATION.findall(part)) for part in re.split(r"(?<=[.?!])\s+", text)}
    return count in counts or count == len(_NEGATION.findall(text))
