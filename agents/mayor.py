"""An opinion to the mayor in a talk: the page that takes it is told, and how it differs from a petition.

A petition is answered within its period; an opinion is read and counted, has no name, and gets no answer (ADR-0021).
What asks for an act, or tells what it is about, stays a petition (`agents/petition_wishes.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from agents.own_passages import own_passage
from agents.petition_phrases import OPTIONS
from agents.petition_wishes import petition_wish
from agents.phrases import Phrase
from agents.statements import Statement, events_of, phrases
from agents.telling import Reply
from agents.understanding import Question
from core.answers import Clarify, ToolUsed
from core.passages import Source
from core.speech import Language
from core.turns import TalkSoFar

OPINIONS_TOOL: Final = "opinions"
PAGE: Final = "/opinions/new"
ON_THE_PAGE = Phrase(
    "시장에게 드리는 의견은 이름 없이 의견 화면에서 보내실 수 있어요."
    " 사람이 읽고 모으지만, 한 분 한 분께 답을 드리지는 않아요.",
    "You can send an opinion to the mayor on the opinions page, without your name."
    " People read and gather them, but none is answered one by one.",
)
ELSE_A_PETITION = Phrase(
    "답을 받고 싶으시면 여기에서 민원으로 쓰실 수 있어요.",
    "If you want an answer, you can write it as a petition here.",
)
_PERIOD: Mapping[Language, str] = {
    "ko": "건의민원으로 내시면 특별한 사유가 없는 한 14일 이내에 처리해요.",
    "en": "A suggestion that is filed as a petition is dealt with within 14 days unless there is a special reason.",
}
_DECREE: Final = Source(
    kind="statute",
    name="민원 처리에 관한 법률 시행령",
    article="제15조",
    title="건의민원의 처리기간 등",
    text_version=date(2026, 5, 6),
    url="https://www.law.go.kr/법령/민원처리에관한법률시행령",
    evidence="행정기관의 장은 건의민원을 접수한 경우에는 특별한 사유가 없으면 14일 이내에 처리하여야 한다.",
)
_MAYOR = r"(?:서울\s*)?시장(?:님)?(?:께|에게|한테|님)"
_WILL = r"(?:고\s*싶|려고|려는데|ㄹ게|할게|낼게|릴게|할래|어디|어떻게|방법|있[는나어])"
_KOREAN = re.compile(
    rf"{_MAYOR}[^.?!]{{0,12}}(?:의견|건의|제안|칭찬|쓴소리|바라는|하고\s*싶은\s*말|한\s*말씀|말씀|편지|글)[^.?!]{{0,14}}{_WILL}"
    rf"|(?:의견|건의|제안|칭찬|쓴소리)[^.?!]{{0,6}}{_MAYOR}[^.?!]{{0,10}}{_WILL}"
)
_ENGLISH = re.compile(
    r"\b(?:opinions?|suggestions?|feedback|ideas?|message|letter|praise|criticism)\b[^.?!]{0,24}"
    r"\b(?:to|for|with) the mayor\b"
    r"|\b(?:tell|write to|write) the mayor\b",
    re.IGNORECASE,
)


def wants_mayor(text: str, language: Language) -> bool:
    """Whether somebody wants to tell the mayor an opinion and has not said what; else they are a petitioner."""
    if not (_KOREAN.search(text) or _ENGLISH.search(text)):
        return False
    wish = petition_wish(text, language)
    return wish is None or not wish.has_matter


def mayor_offered(talk: TalkSoFar, question: Question, *, drafts: bool) -> Reply | None:
    """`drafts`: whether this official writes petitions; None while one is being written, and for everybody else."""
    language = question.language
    if talk.draft is not None or not wants_mayor(question.text, language):
        return None
    text = _PERIOD[language]
    period = own_passage("petition-decree-15", "processing_time", text, language, _DECREE)
    said = [*phrases(ON_THE_PAGE.say(language), "relaxed"), Statement(text, period)]
    if not drafts:
        return Reply((*events_of(said, language), ToolUsed(OPINIONS_TOOL, PAGE)), "answered")
    said += phrases(ELSE_A_PETITION.say(language))
    begin = Clarify("", (OPTIONS["begin"].say(language),))
    return Reply((*events_of(said, language), begin, ToolUsed(OPINIONS_TOOL, PAGE)), "answered")
