"""Which field of a procedure a heading, a table's column, a line or a question names."""

from __future__ import annotations

import re
from typing import TypeAlias

from knowledge.procedure import ProcedureSection

LABEL_CHARACTERS = 24
LONGEST_CHARACTERS = 200
"""With its brackets; what is longer is running text, and looking for brackets in it may take minutes."""
_DOING = r"(?:신청|신고|접수|제출|이용|발급|지원|지급|모집|납부|등록|민원|참여|예약|처분|사용)"
_LABELS: tuple[tuple[ProcedureSection, tuple[str, ...]], ...] = (
    ("processing_time", (
        r"(?:민원|법정)?처리(?:기간|기한|일수|시간)|소요(?:기간|시간|일수?)|(?:심사|발급|교부)(?:기간|소요일)",
    )),
    ("documents", (
        rf"(?:{_DOING}시?)?(?:구비|제출|필요|첨부|준비|갖출|신청|관련)?(?:서류|서식|준비물|구비물|증빙자료)",
        r"(?:가져|챙길|준비할|필요한|낼)(?:올|갈)?(?:것|서류|물건)",
    )),
    ("exceptions", (
        rf"(?:{_DOING}|적용)?제외(?:대상자?|자|사항)?|예외(?:사항)?|(?:수수료)?(?:면제|감면)(?:대상|사항)?|(?:유의|주의)사항",
    )),
    ("penalty", (
        rf"과태료(?:부과)?|벌칙|벌금|제재|불이익|위반시?(?:제재|조치|처분)?|미{_DOING}시?(?:과태료|불이익)?|가산(?:금|세)",
    )),
    ("fee", (
        rf"(?:{_DOING})?(?:수수료|비용|요금|이용료|사용료|부담금|금액|가격|료)",
        r"(?!무료|자료|재료$|의료|준비|정비|설비|장비|경비$)[가-힣]{1,5}(?:료|비|비용|값)",
    )),
    ("contact", (
        r"문의(?:처|전화|사항|및상담)?|연락처|담당(?:부서|자|과|기관)?|(?:담당|문의|대표)?전화(?:번호)?|상담(?:전화|처)",
        r"(?:물어볼|문의할|전화할)곳",
    )),
    ("where", (
        rf"(?:{_DOING}|관할|취급|방문|담당)(?:처|장소|기관|창구|관청|하는곳|할곳)|{_DOING}기관및?장소|장소|위치|관할",
        r"(?:찾아)?오(?:시)?는(?:곳|길)|어디(?:에서|서)?",
    )),
    ("deadline", (
        rf"(?:{_DOING})?(?:기한|기간|시기|마감일?|기일|일정)|언제까지|[가-힣]{{1,6}}는(?:때|날)",
    )),
    ("who", (
        rf"(?:{_DOING}|적용|의무)?(?:대상(?:자|및자격|및요건)?|자격(?:요건|조건)?|요건|의무자)|{_DOING}(?:인|자|권자)|누가",
        rf"{_DOING}할수있는(?:사람|자)|[가-힣]{{1,6}}(?:하는|받는|되는|수있는)사람",
    )),
    ("steps", (rf"(?:{_DOING}|처리|업무|진행)?(?:절차|과정|순서|흐름도?|단계)",)),
    ("how", (rf"(?:{_DOING})?(?:방법|방식|경로)|어떻게",)),
    ("what", (r"개요|(?:지원|사업|서비스|주요|민원)?내용|목적|취지|정의|(?:사업|제도)?(?:소개|설명|개요)",)),
)  # fmt: skip
_Compiled: TypeAlias = tuple[tuple[ProcedureSection, re.Pattern[str]], ...]
_COMPILED: _Compiled = tuple((kind, re.compile("|".join(parts))) for kind, parts in _LABELS)
_AFTER: _Compiled = tuple(
    (kind, re.compile(rf"[가-힣A-Za-z0-9·]{{2,14}}(?:의)?(?:{'|'.join(parts)})")) for kind, parts in _LABELS
)
_ASKED: tuple[tuple[ProcedureSection, re.Pattern[str]], ...] = (
    ("processing_time", re.compile(r"얼마나\s*걸|며칠\s*걸|언제\s*(?:나오|받|처리)|처리\s*기간")),
    ("penalty", re.compile(r"과태료|벌금|(?:안|않으|못)\s*하면|지나면|늦(?:으면|게)|불이익")),
    ("documents", re.compile(r"서류|준비물|무엇을\s*(?:가져|준비|내)|뭘\s*(?:가져|준비|내)|필요한\s*것")),
    ("fee", re.compile(r"얼마|수수료|비용|무료|요금")),
    ("deadline", re.compile(r"언제|기한|며칠")),
    ("where", re.compile(r"어디")),
    ("contact", re.compile(r"문의|전화번호|연락처")),
    ("who", re.compile(r"누가|누구|대상|자격|대리인|가족이|외국인도")),
    ("how", re.compile(r"어떻게|방법|온라인|인터넷|우편|방문")),
    ("what", re.compile(r"무엇|뭔가요|뭐예요|이란")),
)
_MARKS = re.compile(
    r"^(?:[○●◎□■◆◇▶▷►•·∙ㅇ※☞\-*–—◦▪❏]+|\(?\d{1,2}[.)]|[가-하][.)]|[①-⑳]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+[.．]?|[IVX]{1,4}\.)\s*"
)
_ARTICLE = re.compile(r"^제\s?\d+\s?조(?:의\s?\d+)?\s?[(（](.+)[)）]\s*$")
_DIVISION = re.compile(r"^제\s?\d+\s?(?:편|장|절|관)(?:의\s?\d+)?\s*")
_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|[<〈《「][^>〉》」]*[>〉》」]")
_QUESTION = re.compile(r"^(?:Q|질문|문)\s*\d{0,2}\s*[.:)．]?\s*(?=\S)", re.IGNORECASE)
_ANSWER = re.compile(r"^(?:A|답변?|답)\s*\d{0,2}\s*[.:)．]\s*", re.IGNORECASE)


def bare(text: str) -> str:
    """A heading without its bullet, number or `제N조( )`."""
    text = _DIVISION.sub("", " ".join(text.split()))
    for _ in range(3):
        text = _MARKS.sub("", text)
    if article := _ARTICLE.match(text):
        text = article[1]
    return text.strip(" :：")


def kind_of_label(text: str) -> ProcedureSection | None:
    """Null for what names no field."""
    name = bare(text)
    if len(name) > LONGEST_CHARACTERS:
        return None
    for label in (name, _BRACKETS.sub("", name)):
        plain = re.sub(r"[\s:：·/]", "", label)
        if not plain or len(plain) > LABEL_CHARACTERS:
            continue
        if found := _first(_COMPILED, plain) or _first(_AFTER, plain):
            return found
    return None


def _first(patterns: _Compiled, name: str) -> ProcedureSection | None:
    for kind, pattern in patterns:
        if pattern.fullmatch(name):
            return kind
    return None


def kind_of_question(text: str) -> ProcedureSection | None:
    return next((kind for kind, pattern in _ASKED if pattern.search(text)), None)


def question_in(text: str) -> str:
    """`Q1. 언제까지 신고하나요?` without its mark; empty for what is no question."""
    text = " ".join(text.split())
    marked = _QUESTION.match(text)
    asked = text[marked.end() :] if marked else bare(text)
    is_question = asked.endswith(("?", "？")) or (
        marked is not None and bool(re.search(r"(?:나요|까|까요|가요|지요)$", asked))
    )
    return asked if is_question and len(asked) <= 120 else ""


def answer_in(text: str) -> str:
    """An answer without its mark."""
    return _ANSWER.sub("", text)
