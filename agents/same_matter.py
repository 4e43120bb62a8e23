"""Whether a turn goes on about the document of the last answer, or names another matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.content_words import names_thing
from agents.overlap import overlap
from agents.thresholds import ANSWER
from agents.understanding import Question, asks
from core.passages import Passage

_KIN = 0.4  # share of letter pairs that the titles of two documents of one matter have in common
_LEANING = 3  # content words of a turn that may lean on the last answer


def leans(question: Question) -> bool:
    """A turn of a word or two after an answer is about that answer until it names another matter; so is what is told of
    oneself without asking anything: `저는 스물다섯이고 혼자 사는데요`."""
    return question.points_back or len(question.content) <= _LEANING or not asks(question)


_THIS_TOO = re.compile(r"(?<![가-힣])[이그](?:것|거)도")  # `전입신고 하면 이것도 된 거예요?`: of what was said
_ELLIPTIC = re.compile(r"(?:은|는)\s*[?？]*$")  # `사진 크기는?`: of what was said
# For whom it is asked is no matter of its own.
_PEOPLE = re.compile(
    r"와이프|남편|아내|신랑|마누라|집사람|엄마|아빠|어머니|아버지|어무이|할머니|할아버지|동생|형|누나|언니|오빠|딸|아들|친구"
    r"|외국인|미성년자?|청소년|어린이|아이|학생|유학생|노인|어르신|장애인|대리인|가족|부모님?|재외국민|임산부|직장인"
    r"|foreigner|minor|student|child|children|famil(?:y|ie)|parent|teenager|elderly"
)

# Whom people name, and what sections call them.
_CALLED: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"(?:고등|중|초등)학생|고[123]|중[123]|미성년"), ("미성년", "18세 미만", "19세 미만", "법정대리인")),
    (re.compile(r"남편|와이프|아내|신랑|집사람|부인"), ("배우자",)),
    (
        re.compile(r"\b(?:teenager|high school|my (?:kid|child|son|daughter))\b", re.I),
        ("under 18", "under 19", "minor"),
    ),
    (re.compile(r"\b(?:husband|wife)\b", re.I), ("spouse",)),
)


def terms_for(text: str) -> tuple[str, ...]:
    """`고등학생 딸 거는요?`: what a section may call those that the turn names."""
    return tuple(term for pattern, terms in _CALLED if pattern.search(text) for term in terms)


def speaks_of(text: str, word: str) -> bool:
    """Whether a text speaks of a word: an English one is not `am` in `same`."""
    if word.isascii():
        return re.search(rf"\b{re.escape(word)}(?:e?s)?\b", text, re.IGNORECASE) is not None
    return word in text


def is_new(question: Question, last: Sequence[Passage]) -> bool:
    """The turn names what the last document nowhere speaks of; asked without a part, one such word is enough."""
    if question.points_back or question.pending:
        return False
    text = " ".join((last[0].title, *(passage.text for passage in last)))
    named = [word for word in question.content if not _PEOPLE.fullmatch(word)]
    unheard = [word for word in named if not speaks_of(text, word)]
    if question.facets:
        return len(unheard) == len(named) and any(map(names_thing, unheard))
    return len(unheard) == len(named) > 0 or (bool(unheard) and not _ELLIPTIC.search(question.text))


def names_other(best: Passage | None, last: Sequence[Passage], question: Question) -> bool:
    """The turn names another document by its title: `주민등록등본 수수료는 얼마예요?` after an answer about moving."""
    if best is None or best.score < ANSWER or _THIS_TOO.search(question.text):
        return False
    return any(word in best.title and word not in last[0].title for word in question.content)


def is_named(hit: Passage, question: Question) -> bool:
    """Whether the turn names the document by the beginning of its title: `전입신고는 언제까지예요?`."""
    return any(hit.title.startswith(word) for word in question.content if len(word) > 2)


def alike(one: Passage, other: Passage) -> bool:
    """Whether their documents are of one matter by their titles."""
    return overlap(one.title, other.title) >= _KIN
