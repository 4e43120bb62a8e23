"""Whether a turn asks about the answer just given: where it stands, as of when, or whether it is sure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

AboutAnswer: TypeAlias = Literal["where", "when", "sure"]

_ASK = r"(?:요|예요|에요|이에요|이야|야|인가요|인데요|죠|지요|입니까|인지)?"
_TOLD = r"(?:말씀|말|내용|얘기|이야기|정보|답|답변|숫자|금액|기한)"
# Said of what was just told, so that `언제 기준으로 나이를 세요?` is no question about the answer.
_KOREAN: tuple[tuple[AboutAnswer, str], ...] = (
    (
        "where",
        (
            r"어디(?:에|에서|서)?\s*(?:그렇게\s*)?(?:나와(?!야)|나온|적혀|쓰여|써|있는\s*(?:말|내용|얘기))\s*(?:있)?[가-힣\s]{0,9}"
            rf"|어디(?:서|에서)\s*(?:나온|보고\s*(?:하는|말하는)?|들은|가져온)\s*{_TOLD}?[가-힣\s]{{0,7}}"
        ),
    ),
    (
        "where",
        r"(?:그\s*)?(?:법적\s*)?(?:근거|출처)[가는이를을]?(?:요|(?:\s*(?:좀|뭐|무엇|어디|어떻게|있|알려|말해|대|보여)[가-힣\s]{0,12}))?",
    ),
    (
        "where",
        (
            rf"(?:어느|무슨|어떤)\s*(?:법|법률|법령|조례|규정|조항)(?:에|에서)?\s*(?:그렇게\s*)?(?:나와|나온|있|적혀|{_ASK}$)[가-힣\s]{{0,7}}"
            r"|몇\s*조\s*(?:예요|에요|인가요|야|죠|(?:몇\s*항)?[가-힣\s]{0,3}나와[가-힣\s]{0,5})"
        ),
    ),
    ("where", r"(?:그걸\s*|그거\s*)?어떻게\s*(?:아세요|알아요|아는\s*거예요|아시는\s*거예요|알았어요)|누가\s*그래요"),
    (
        "when",
        (
            rf"(?:언제|몇\s*년|몇\s*년도|며칠)\s*(?:기준|자|날짜|적|때|시점|버전){_ASK}(?:\s*(?:자료|내용|정보|법|말)[가-힣]{{0,5}})?"
            rf"|언제\s*(?:자료|정보|법|법령|내용|나온\s*(?:거|것|자료|법|말)){_ASK}"
            r"|언제부터\s*(?:그래요|그랬어요|그런\s*거예요|그렇게\s*(?:됐|되었|바뀌었)[가-힣]{0,4}|시행(?:됐|되었|된\s*(?:거|건|법))[가-힣]{0,5}|바뀐\s*거예요)"
            r"|언제\s*(?:바뀌었|바뀐|업데이트|확인)[가-힣\s]{0,8}"
        ),
    ),
    (
        "when",
        (
            r"(?:지금|요즘|아직|올해|현재)(?:도|에도)?\s*(?:그래요|그런가요|맞아요|맞나요|유효[가-힣]{1,5}|그대로[가-힣]{1,5}|적용(?:돼|되)[가-힣]{0,3})"
            r"|(?:최신|최근)\s*(?:정보|자료|내용|법)?[가이]?\s*(?:이에요|예요|인가요|맞아요|맞나요|거예요|건가요)"
            r"|(?:올해|지금|현재|요즘)\s*기준(?:이에요|인가요|맞아요|이죠|이야)"
        ),
    ),
    (
        "sure",
        (
            r"확실(?:해요|한가요|합니까|해|한\s*(?:거|건|것)[가-힣]{0,4}|하죠|하지요)|틀림\s*없(?:어요|나요|죠|는\s*거죠)"
            r"|(?:정말|진짜|사실|참말|그게\s*사실)(?:요|이에요|예요|인가요|이야|로요|로\s*그래요)|정말\s*(?:그래요|맞아요)"
            r"|(?:그거|그게|그\s*말|이거)\s*(?:다\s*)?(?:맞아요|맞나요|맞는\s*(?:거|말)[가-힣]{0,4}|맞죠|맞습니까)"
            r"|맞(?:아요|나요|는\s*거예요|죠)\?|믿어도\s*(?:돼요|되나요|됩니까|되죠|될까요)"
        ),
    ),
)
_IT = r"(?:that|this|it)"
_ENGLISH: tuple[tuple[AboutAnswer, str], ...] = (
    (
        "where",
        rf"where (?:does|did) (?:it|the law) say (?:that|so|this)|where (?:did|do) you (?:get|have) {_IT}(?: from)?",
    ),
    ("where", rf"where (?:is|was) {_IT} (?:written|stated|from|laid down)|says who|how do you know(?: that| this)?"),
    ("where", rf"(?:what|which) (?:law|article|ordinance|statute|rule)(?: is {_IT}| says (?:that|so|this))?"),
    (
        "where",
        (
            r"(?:what(?:'s| is| are)|tell me|give me|do you have) (?:your|the|a) (?:legal )?(?:sources?|basis)"
            rf"(?: for {_IT})?|(?:your )?sources?"
        ),
    ),
    ("when", rf"as of (?:when|what date)|since when|how (?:recent|old|current|up to date) is {_IT}"),
    ("when", rf"is {_IT} (?:still )?(?:current|up[ -]to[ -]date|valid|in force|the latest)"),
    ("when", rf"is {_IT} still (?:true|the case|so|right)"),
    ("when", rf"when (?:was|did) {_IT} (?:updated?|changed?|checked|start|come into force)"),
    ("sure", rf"are you (?:really |quite |absolutely )?(?:sure|certain|positive)(?: (?:about|of) {_IT})?|really"),
    ("sure", rf"is {_IT} (?:really |actually )?(?:right|true|correct|certain|accurate)"),
    ("sure", rf"can i (?:trust|rely on) (?:{_IT}|you)"),
)
_LEAD = (
    r"(?:(?:아니|음|어|아|그럼|그러면|근데|그런데|그래서|잠깐만요?|혹시|정말|진짜|그건|그거|그게|그걸|그\s*말|그\s*내용|이건|이게|이거|방금|지금|제가\s*궁금한\s*건"
    rf"|(?:방금|지금|아까)?\s*(?:말씀(?:하신|하셨던|해\s*주신)|말한|알려\s*(?:준|주신)|안내한|안내해\s*준)\s*(?:{_TOLD}|거|건|게)?(?:은|는|이|가)?"
    r"|and|so|but|ok|okay|wait|sorry|hmm|well)[\s,]+)*"
)
_WHOLE: tuple[tuple[AboutAnswer, re.Pattern[str]], ...] = tuple(
    (about, re.compile(rf"{_LEAD}(?:{pattern})", re.IGNORECASE)) for about, pattern in (*_KOREAN, *_ENGLISH)
)
# A matter with a question for its source: `전입신고는 어느 법에 나와 있어요?`
_BESIDE = re.compile(
    r"(?:어느|무슨|어떤)\s*(?:법|법률|법령|조례|규정)(?:에|에서)?\s*(?:나와|나온|있는|적혀|정해)[가-힣\s]{0,8}"
    r"|(?:의\s*)?(?:법적\s*근거|근거\s*(?:법|법령|법률|조항|규정))[가는이를을]?\s*(?:좀|뭐|무엇|어디|있|알려)[가-힣\s]{0,10}"
    r"|몇\s*조(?:\s*몇\s*항)?에\s*(?:나와|있|정해)[가-힣\s]{0,8}"
    r"|\b(?:which|what) (?:law|statute|ordinance|article) (?:says|covers|governs|regulates)\b"
)


@dataclass(frozen=True, slots=True)
class AsksSource:
    """A question about an answer, and the matter it names itself."""

    about: AboutAnswer
    matter: str = ""
    """Empty when the last answer is meant."""


def asks_source(text: str) -> AsksSource | None:
    """`그건 어디에 나와 있어요?`, `언제 기준이에요?`, `확실해요?`; None for a question about the matter itself."""
    said = re.sub(r"\s+", " ", text.replace("’", "'")).strip()
    if (about := _about(said)) is not None:
        return AsksSource(about)
    parts = [part for part in re.split(r"[.?!]\s+", said) if part]  # `확실해? 근거가 뭐야`
    if len(parts) > 1 and all(_about(part) is not None for part in parts):
        return AsksSource(_about(parts[-1]) or "where")
    if found := _BESIDE.search(said):
        return AsksSource("where", f"{said[: found.start()]} {said[found.end() :]}".strip(" .!?~,"))
    return None


def _about(said: str) -> AboutAnswer | None:
    """What is asked about the answer where nothing else is said."""
    bare = said.rstrip(" .!?~,")
    return next((about for about, pattern in _WHOLE if pattern.fullmatch(bare) or pattern.fullmatch(said)), None)
