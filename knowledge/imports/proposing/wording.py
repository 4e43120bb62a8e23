"""Proposed sentences and questions: what can be said aloud, made of the document's own words."""

from __future__ import annotations

import re

from knowledge.imports.proposing.findings import Finding
from knowledge.passages import split_text
from knowledge.procedure import ProcedureSection

SPOKEN_CHARACTERS = 300
_SENTENCE = re.compile(r"(?:다|요|까|니다|시오|세요|죠)[.!?)」』]*$")
_NOUN_ENDS = (
    (re.compile(r"없음$"), "없습니다"), (re.compile(r"있음$"), "있습니다"),
    (re.compile(r"하여야\s?함$"), "해야 합니다"),
    (re.compile(r"함$"), "합니다"), (re.compile(r"됨$"), "됩니다"), (re.compile(r"임$"), "입니다"),
)  # fmt: skip
_LEADS: dict[ProcedureSection, str] = {
    "what": "{title}: {words}",
    "who": "{title} 대상은 {words}",
    "deadline": "{title} 기한은 {words}",
    "where": "{title} 장소는 {words}",
    "how": "{title} 방법은 {words}",
    "documents": "{title}에 필요한 서류는 {words}",
    "fee": "{title} 수수료는 {words}",
    "processing_time": "{title} 처리 기간은 {words}",
    "steps": "{title} 절차는 {words}",
    "penalty": "{title}: {words}",
    "exceptions": "{title}의 예외: {words}",
    "contact": "{title} 문의처는 {words}",
}
_QUESTIONS: dict[ProcedureSection, tuple[str, ...]] = {
    "what": ("{title}, 무엇인가요?",),
    "who": ("{title}, 누가 할 수 있나요?",),
    "deadline": ("{title}, 언제까지 해야 하나요?",),
    "where": ("{title}, 어디에서 하나요?",),
    "how": ("{title}, 어떻게 하나요?",),
    "documents": ("{title}, 어떤 서류가 필요한가요?", "{title} 준비물이 뭐예요?"),
    "fee": ("{title}, 수수료가 얼마예요?",),
    "processing_time": ("{title}, 처리하는 데 얼마나 걸려요?",),
    "steps": ("{title} 절차가 어떻게 되나요?",),
    "penalty": ("{title}, 안 하거나 늦으면 과태료가 있나요?",),
    "exceptions": ("{title}, 안 되는 경우도 있나요?",),
    "contact": ("{title}, 어디에 문의하나요?",),
}


def spoken(title: str, finding: Finding) -> list[str]:
    """Whole sentences as they stand; fragments after words that say of what they speak; short enough to be heard."""
    whole = [item for item in finding.items if _SENTENCE.search(item)]
    if len(whole) == len(finding.items):
        return split_text(" ".join(_closed(item) for item in whole), limit=SPOKEN_CHARACTERS)
    lead = _LEADS.get(finding.kind, "{title}: {words}")
    joined = ", ".join(item.rstrip(" .,;") for item in finding.items)
    return split_text(lead.format(title=title, words=_finished(joined)), limit=SPOKEN_CHARACTERS)


def questions_for(title: str, kinds: list[ProcedureSection]) -> list[str]:
    """One or two for each field."""
    return [text.format(title=title) for kind in dict.fromkeys(kinds) for text in _QUESTIONS.get(kind, ())]


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", ")", "」", "』")) else f"{sentence}."


def _finished(words: str) -> str:
    if _SENTENCE.search(words):
        return _closed(words)
    for pattern, ending in _NOUN_ENDS:
        if pattern.search(words):
            return pattern.sub(ending, words) + "."
    return f"{words}입니다."
