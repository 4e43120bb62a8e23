"""How a citizen wants something told: simpler, shorter, step by step, or from the beginning; read from the words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, TypeAlias

from core.turns import TalkSoFar

Manner: TypeAlias = Literal["simpler", "shorter", "steps", "first", "restart"]
"""`first`: from the first step within steps, and else `restart`: the topic is dropped."""

# What may follow a manner, so that it is one of telling: `쉽게 말해 줘`, never `쉽게 구할 수 있나요`.
_TELL = (
    r"(?:(?:좀|다시|한\s*번|한번|더|답을?|내용을?)\s*)*"
    r"(?:(?:말|설명|얘기|이야기|안내|대답|답|요약|정리)\s*(?:좀\s*)?(?:을|를)?\s*(?:해|하|드|부탁|주|줘|줄|씀)"
    r"|말씀|알려|가르쳐|들려|읽어|풀어|써\s*(?:줘|주)|부탁|해\s*(?:줘|주)|뭐(?:예요|에요|죠|야|라고)"
    r"|어떻게\s*(?:돼|되)요?[.?\s]*$)"
)
_LAST = r"(?:요|만요|만|으로요|로요)?\s*(?:좀|요|부탁해요?|부탁드려요|부탁드립니다|주세요|please)?\s*[.!?~]*$"
_AS_TOLD = rf"(?=\s*(?:{_TELL}|{_LAST}))"
_BIT = r"(?:(?:더|좀|조금|훨씬|아주|최대한)\s*)*"
_TELLING: tuple[tuple[Manner, str], ...] = (
    (
        "simpler",
        rf"{_BIT}(?:(?:알기|이해하기|알아듣기)\s*)?(?:쉽게(?:쉽게)?|쉬운\s*말로|풀어서|쉽고\s*간단하게)(?:요)?{_AS_TOLD}",
    ),
    ("simpler", r"\b(?:in )?(?:simpler|plain|plainer|easier|simple|easy) (?:words?|terms|language|english|korean)\b"),
    ("simpler", r"\b(?:more simply|simpler|in a simpler way)\b(?=[\s.!?,]*(?:please|for me|this time)?[\s.!?]*$)"),
    ("simpler", r"(?<=\bexplain )simply\b|\blike i'?m (?:five|5|a child)\b"),
    (
        "shorter",
        (
            rf"{_BIT}(?:짧게|짤막하게|간단히|간단하게|간략히|간략하게|간결하게|한\s*마디로|한\s*줄로|한\s*문장으로"
            rf"|(?:핵심|요점|결론)만)(?:요)?{_AS_TOLD}"
        ),
    ),
    ("shorter", rf"요약(?=\s*(?:좀\s*)?(?:해\s*(?:줘|주)|해서\s*(?:말|알려|설명)|부탁)|{_LAST})"),
    ("shorter", r"(?:요약|정리|줄여)(?:해)?서(?=\s*(?:말|알려|설명|얘기))"),
    ("shorter", r"\b(?:briefly|in brief|in short(?![\s-]*term)|in (?:a|one) (?:word|sentence|line)|in a nutshell)\b"),
    ("shorter", r"\b(?:keep|make) it (?:short|brief)(?:er)?\b|\bshorter\b(?=[\s.!?,]*(?:please)?[\s.!?]*$)"),
    ("shorter", r"\bthe short version\b|\bjust the (?:gist|main point|short answer)\b"),
    ("shorter", r"\bsumm?ari[sz]e(?= (?:it|that|this|the answer)\b|[\s.!?]*$)"),
    (
        "steps",
        (
            r"(?:단계\s*별로|단계대로|순서\s*대로|차례\s*대로|차례차례|차근차근|하나씩|한\s*단계씩|한\s*가지씩)"
            rf"(?:\s*차근차근)?(?:요)?{_AS_TOLD}"
        ),
    ),
    ("steps", r"\bstep[\s-]by[\s-]step\b(?! (?:guide|manual|booklet|form))|\bone step at a time\b|\bin steps\b"),
    ("steps", r"\bwalk me through(?= (?:it|that|this)\b)"),
)
# Said of the answer as a whole, with nothing beside it.
_DO = r"(?:해요|할게요|하자|할래요?|합시다|하죠|하고\s*싶어요|해\s*주세요|해\s*줘요?|할까요|부탁해요|부탁드려요)"
_WHOLE: tuple[tuple[Manner, str], ...] = (
    ("simpler", r"무슨\s*(?:말|소리|뜻)인지\s*(?:잘\s*)?(?:모르겠|이해가?\s*안)[가-힣]*"),
    ("simpler", r"(?:잘\s*)?이해[가를]?\s*(?:잘\s*)?(?:안\s*(?:돼|되|가)|못\s*(?:했|하겠))[가-힣]*"),
    ("simpler", r"(?:(?:말|설명|용어)이?가?\s*)?(?:(?:너무|좀|많이)\s*)?어려(?:워요?|운데요?|웠어요?|웠습니다)"),
    ("simpler", r"(?:(?:너무|좀)\s*)?어려워서\s*(?:잘\s*)?(?:모르겠어요?|이해가\s*안\s*[가-힣]+)"),
    ("simpler", r"무슨\s*(?:말|뜻|소리)(?:이에요|예요|인가요|이야|이죠|입니까)"),
    (
        "simpler",
        r"i (?:do not|don'?t|didn'?t|can'?t) (?:really )?(?:understand|get)(?: (?:it|that|this|what you said))?",
    ),
    (
        "simpler",
        r"(?:that'?s|it'?s|this is) too (?:hard|difficult|complicated|complex)|what does (?:that|it|this) mean",
    ),
    ("shorter", r"(?:(?:말|설명|답)이\s*)?너무\s*길(?:어요?|네요|다|어서\s*못\s*듣겠[가-힣]*)"),
    ("shorter", r"(?:(?:that'?s|it'?s|this is) )?too long"),
    ("first", r"(?:다시\s*)?(?:맨\s*)?처음부터(?:\s*다시)?(?:\s*(?:부탁해요|부탁드려요|요))?"),
    ("first", r"from the (?:beginning|start|top)(?: again)?"),
    ("restart", rf"(?:다시\s*)?(?:맨\s*)?처음부터(?:\s*다시)?\s*(?:시작\s*)?{_DO}"),
    ("restart", r"(?:맨\s*)?처음으로\s*(?:돌아가|가)[가-힣\s]{0,6}"),
    ("restart", r"(?:다\s*)?(?:잊고\s*|지우고\s*)?새로\s*시작[가-힣\s]{0,5}"),
    ("restart", r"다시\s*시작(?:해요|할게요|하자|해\s*주세요|해\s*줘)"),
    ("restart", r"(?:(?:can|could) we |let'?s |let us )?(?:start|begin) (?:over|again|anew|afresh)(?: again)?|restart"),
)
_Compiled: TypeAlias = tuple[tuple[Manner, re.Pattern[str]], ...]
_TOLD_SO: _Compiled = tuple((manner, re.compile(pattern, re.IGNORECASE)) for manner, pattern in _TELLING)
_WHOLE_TURN: _Compiled = tuple((manner, re.compile(pattern, re.IGNORECASE)) for manner, pattern in _WHOLE)
# Words that name no matter beside a manner: `그걸 조금만 더 ... 말해 주시겠어요?`
_TELL_VERB = r"(?:말|설명|얘기|이야기|안내|대답|답|요약|정리|부탁|풀이)(?:좀)?(?:해|하|드|드려|드립)?[가-힣]{0,5}"
_FILLER = re.compile(
    r"(?:아|어|음|네|아니|저기요?|그럼|그러면|그런데|근데|미안한데|죄송한데|죄송하지만|잠깐만요?|그냥|혹시|제발|좀|조금만?|더|다시"
    r"|또|한|번|한번|이번엔?|방금|아까|지금|그거|그걸|그건|그것|그것도|그게|이거|이걸|이건|이것도?|저거|말을?|답을?|답변을?|내용을?"
    rf"|설명을?|대답을?|부탁|할머니도|제가|저|저한테|저도|나|알아듣게|이해하게|{_TELL_VERB}|말씀[가-힣]*|알려[가-힣]*"
    r"|가르쳐[가-힣]*|들려[가-힣]*|읽어[가-힣]*|풀어[가-힣]*|해|해요|해줘요?|해주세요|줘요?|주세요|주시[가-힣]*|주실[가-힣]*|줄래요?|줄|수"
    r"|있[가-힣]*|써|될까요|요|하게|뭐[가-힣]{0,3}|어떻게|돼[가-힣]{0,2}|되[가-힣]{0,2}"
    r"|and|so|ok|okay|please|can|could|would|you|me|it|that|this|again|say|tell|explain|put|give|make|to|for|the|answer|a"
    r"|bit|now|just|sorry|in|words|i|need|want|more|then|hmm|um)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wish:
    """How something is to be told, and the question beside it."""

    manner: Manner
    rest: str = ""
    """The question in the same breath; empty when the last answer is meant."""
    complains: bool = False
    """`너무 어려워요`: said of an answer only right after one."""


def wish_of(text: str) -> Wish | None:
    """`더 쉽게 말해 줘`, `여권 신청 방법 짧게 알려줘`; None where `쉽게` and its like speak of the matter."""
    plain = re.sub(r"\s+", " ", text.replace("’", "'")).strip()
    bare = re.sub(rf"^(?:(?:{_FILLER.pattern})[\s,.!]+)*|[\s,.!?~]+$", "", plain, flags=re.IGNORECASE)
    for manner, pattern in _WHOLE_TURN:
        if pattern.fullmatch(bare) or pattern.fullmatch(plain.strip(" .!?~,")):
            return Wish(manner, complains=manner in {"simpler", "shorter"})
    for manner, pattern in _TOLD_SO:
        if found := pattern.search(plain):
            before, after = plain[: found.start()].strip(), plain[found.end() :].strip()
            is_alone = (_names_nothing(before) or _is_whole(before)) and _names_nothing(after)
            return Wish(manner, "" if is_alone else f"{before} {after}".strip())
    return None


def _is_whole(text: str) -> bool:
    """`너무 어려워요` before `더 쉽게 말해 주세요`: no question either."""
    return any(pattern.fullmatch(text.strip(" .!?~,")) for _, pattern in _WHOLE_TURN)


def _names_nothing(text: str) -> bool:
    return all(_FILLER.fullmatch(word) for word in re.findall(r"[가-힣]+|[A-Za-z']+|\d+", text))


def is_bare(text: str) -> bool:
    """Whether a turn only says how the last answer is to be told again."""
    wish = wish_of(text)
    return wish is not None and not wish.rest


def topic_of(talk: TalkSoFar) -> TalkSoFar:
    """The talk since the citizen last wanted to begin anew: what was spoken of before is no topic any more."""
    starts = [
        place + 2
        for place, (asked, replied) in enumerate(pairwise(talk.turns))
        if asked.speaker == "citizen" and replied.speaker == "official" and not replied.passage_ids
        if (wish := wish_of(asked.text)) is not None and wish.manner in {"first", "restart"}
    ]
    return replace(talk, turns=talk.turns[starts[-1] :]) if starts else talk
