"""`언제 끝나요?` about a petition that was filed: told from its clock, never from a document."""

from __future__ import annotations

import re

from agents.petition_phrases import FOLLOW, STANDS, UNTIL, UNTIL_ACCEPTED
from agents.protocols import FiledPetitions
from agents.statements import events_of, phrases
from agents.telling import Reply
from agents.understanding import Question
from core.answers import ToolUsed
from core.turns import TalkSoFar

STATUS, FOLLOWING = "petition_status", "petition_follow"
_WHEN = re.compile(
    r"언제(?:쯤|까지)?\s*(?:끝|되|돼|처리|나오|나와|답|결과|연락|해결)|며칠\s*(?:이나\s*)?걸|얼마나\s*걸"
    r"|어떻게\s*(?:됐|되었|되고|돼\s*가)|진행|처리\s*(?:됐|중|되었)"
    r"|결과[가는]?\s*(?:나왔|왔|언제|어떻게|아직)|\bwhen (?:will|is|do)\b|\bhow long\b|\bstatus\b|\bwhat happened to\b"
    r"|\b(?:been|is it|get|got) (?:decided|processed|answered|approved)\b",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"(?:제|내|우리|아까|방금|접수한|넣은|낸)\s*(?:그\s*)?민원"
    r"|(?:아까|어제|그저께|지난주|지난달|저번(?:주|달)?|얼마\s*전)에?\s*[가-힣\s]{0,10}(?:신청|접수|신고|민원)[을를]?\s*(?:한|넣은|낸|했던|넣었던)\s*(?:거|것|건|민원)"
    r"|(?:민원|접수)\s*번호|\d{4}-\d{6}|\bmy (?:petition"
    r"|complaint)\b",
    re.IGNORECASE,
)
_RULE = re.compile(r"보통|원래|법(?:으로|적)|규정|기준|해야\s*(?:돼|되|하)")


def asks_status(talk: TalkSoFar, question: Question) -> bool:
    """Of one's own petition: named as such, or nothing else being spoken of right after it was filed."""
    if not _WHEN.search(question.text) or _RULE.search(question.text):
        return False
    just_filed = bool(talk.turns) and talk.turns[-1].status == "filed"
    bare = all(word in {"민원", "접수", "신고", "처리", "결과", "petition", "complaint"} for word in question.content)
    return bool(_MINE.search(question.text)) or (bool(talk.filed) and (just_filed or bare))


async def status_reply(talk: TalkSoFar, question: Question, filed: FiledPetitions | None) -> Reply:
    """Of the latest petition of this talk; any other is followed by its number and the petitioner's name."""
    language = question.language
    standing = await filed.standing(talk.filed[-1]) if filed is not None and talk.filed else None
    if standing is None:
        said = events_of(phrases(FOLLOW.say(language)), language)
        return Reply((*said, ToolUsed(FOLLOWING, "/petitions")), "clarify")
    told = [STANDS.say(language, number=standing.number, state=standing.state(language))]
    if due := standing.due(language):
        told.append((UNTIL_ACCEPTED if standing.is_provisional else UNTIL).say(language, due=due))
    said = events_of([statement for sentence in told for statement in phrases(sentence)], language)
    return Reply(
        (*said, ToolUsed(STATUS, " · ".join(filter(None, (standing.number, standing.state(language), due))))),
        "answered",
    )
