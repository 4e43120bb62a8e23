"""What of a petition a turn says: where, when, what is wanted; in the citizen's own words, never in ours."""

from __future__ import annotations

import re

from core.districts import ENGLISH
from core.speech import Language

SUBJECT_LENGTH = 40
_CLAUSE = re.compile(r"(?<=[.?!。？！])\s+|(?<=[가-힣]요)\s+|(?<=니다)\s+|(?<=[가-힣]요),\s*|(?<=니다),\s*")
_KIND_OF_PLACE = (
    r"(?:시장|공원|초등학교|중학교|고등학교|대학교|학교|유치원|어린이집|아파트|빌라|단지|사거리|삼거리|오거리"
    r"|교차로|로터리|정류장|정류소|터미널|주차장|놀이터"
    r"|하천|대교|육교|지하차도|터널|골목|도서관|체육관|수영장|구청|시청|주민센터|행정복지센터|보건소|병원|마트"
    r"|광장|산책로|둘레길|약수터|경로당|복지관"
    r"|센터|회관|성당|교회|우체국|은행|극장|상가|빌딩|오피스텔)"
)
# `구청에서`, `시장이`: where a word ends that may have a particle.
_ENDS = (
    r"(?=(?:에서|에게|에|의|은|는|이|가|을|를|도|과|와|랑|쪽|요|입니|인데|예요|부터|까지|으로|하고|만|앞|옆"
    r"|뒤)?(?:이요|이에요|는데|요|는|도)?(?![가-힣]))"
)
_NO_DONG = r"(?!(?:자|이|행|운|활|냉|공|진|소|충|감|노|아|변|전|작|가|수|협|부|율|출|고|선|역|연|파|구|시|격|태)동)"
_NAMED = (
    rf"(?:(?:서울(?:특별)?시|{'|'.join(ENGLISH)}|{_NO_DONG}[가-힣]{{1,4}}\d?동(?:\d가)?|[가-힣]{{1,8}}역"
    rf"|[가-힣]{{1,8}}천변"
    rf"|(?!(?:버스|어린이|공중|근린)(?:정류|공원|화장))[가-힣]{{1,8}}{_KIND_OF_PLACE}){_ENDS}"
    r"|[가-힣]{1,6}(?:대로|로|길)\s*\d+(?:가?길)?(?:\s*\d+(?:-\d+)?)?|\d+\s*번\s*출구|\d{2,4}\s*동(?=\s*(?:앞|옆"
    r"|뒤|근처|주차)))"
)
_BESIDE = (
    r"(?:\s*(?:정문|후문|입구|출구|안쪽|안|앞쪽|앞|옆|뒤쪽|뒤|근처|부근|쪽|건너편|맞은편|사이|주변|일대|골목"
    r"|화장실|지하|옥상|\d+\s*번\s*출구|\d+층)"
    r"(?!(?!이에|이요|이고|에서|인데|이었)[가-힣]{2}))"
)
_PLACE = re.compile(
    rf"(?<![가-힣])(?:서울\s*)?{_NAMED}(?:\s*(?:에\s*있는|의|에)?\s*(?:{_NAMED}|{_KIND_OF_PLACE}{_ENDS}))*{_BESIDE}*"
)
_VAGUE = re.compile(rf"(?:초등|고등|중|대)?{_KIND_OF_PLACE}{_BESIDE}*")
_PLACE_ENGLISH = re.compile(
    r"\b(?:in front of|in|at|near|on|by|next to|behind|outside|across from)\s+((?:the\s+)?(?:[A-Z][\w'-]*"
    r"|exit \d+|\d+)(?:\s+(?:[A-Z][\w'-]*|station|park|market|street"
    r"|road|school|exit|\d+|bridge|building|apartment|library|office|of|gate))*)"
)
_HOUR = (
    r"(?:\s*(?:오전|오후|아침|점심|저녁|밤|새벽)?\s*(?:\d{1,2}|[한두세네]|다섯|여섯|일곱|여덟|아홉|열|열한"
    r"|열두)시(?:\s*(?:\d{1,2}분|반))?(?:쯤"
    r"|경)?|\s*(?:오전|오후|아침|점심때|저녁|밤|새벽)(?:에|쯤)?)"
)
_DAY = (
    r"(?:(?:\d{4}년\s*)?\d{1,2}월\s*\d{1,2}일|그저께|그제|엊그제|어제|오늘|방금|아까|지난\s*(?:주|달|해|여름"
    r"|겨울|봄|가을|[월화수목금토일]요일)|저번\s*(?:주|달)"
    r"|이번\s*(?:주|달)|작년|올해|(?:며칠|몇\s*(?:주|달|년)|일주일|이주일|보름|한\s*달|두\s*달|석\s*달|세\s*달"
    r"|넉\s*달|반년|일\s*년|\d+\s*(?:일|주일?|달"
    r"|개월|년|시간)"
    r"|[한두세네]\s*(?:주|시간)|(?:하루|이틀|사흘|나흘|닷새))\s*(?:전|째|동안|넘게)"
    r"|[월화수목금토일]요일(?:마다)?|매일|매주|매번|날마다|항상|밤마다|아침마다|저녁마다"
    r"|새벽마다|주말마다|비\s*(?:올|오는)\s*(?:때|날)(?:마다)?|출근\s*시간|퇴근\s*시간)"
)
_OCCURRED = re.compile(
    rf"{_DAY}(?:\s*(?:에|의)?\s*{_DAY})*(?:{_HOUR})?(?:\s*(?:부터|쯤|경|마다))?|(?:매일|밤에|새벽에|아침에"
    rf"|저녁에)(?=\s)"
)
_OCCURRED_ENGLISH = re.compile(
    r"\b(?:since (?:last )?\w+(?: \d{1,2})?|yesterday(?: \w+)?|today|this (?:morning|week|month)|last (?:night"
    r"|week|month|year|\w+day)"
    r"|every (?:day|night|morning|weekend)|(?:for )?(?:\w+|\d+) (?:days?|weeks?|months?|years?)(?: ago)?"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_WISH_CLAUSE = re.compile(
    r"(?:주(?:세요|셔요|십시오|시길|시기|시면|시겠|실\s*수|셨으면|면\s*좋)|줘요?[.!]*$|달라|부탁|바랍니다|바라요"
    r"|좋겠|요청|싶(?:어|습)|했으면)|\b(?:please"
    r"|could|would|want|need|should)\b",
    re.IGNORECASE,
)
_ONLY_TO_FILE = re.compile(
    r"^(?:저기요?|네|예|아|음|안녕하세요|그|저|제가|여기|[,.\s])*(?:정식으로\s*)?(?:민원|신고|건의|제안|항의"
    r"|의견|제보)(?:을|를|도|좀|하나|사항|이)?\s*"
    r"(?:좀\s*)?(?:[가-힣]{1,4}\s*){0,3}(?:싶어요|시[퍼파]요?|십[슴습](?:입)?니다|싶습니다|싶은데요?|할게요|넣을게요|낼게요|쓸게요|있어요"
    r"|있습니다|있는데요|주세요|줘요?|합니다|드립니다|드려요|려고요"
    r"|래요|부탁해요|부탁드려요)[.!]*$"
)
_LEAD = re.compile(
    r"^(?:(?:저기요?|네+|예+|응|어+|음+|아+|그게|그건|그러니까|그니까|있잖아요?|안녕하세요|수고하세요|저는|제가"
    r"|그냥|아마|거기는|거기가|여기는|여기가|장소는|위치는"
    r"|때는|시간은|um+|uh+|well|hello|hi|it'?s|it is|yes)[,.\s]+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:이?에서요|쪽이에요|쪽이요|이에요|예요|에요|입니다|이었어요|였어요|이요|요|인데요|이고요|이라고\s*해요"
    r"|그래요|그랬어요|그랬습니다|그런\s*것\s*같아요)?\s*[.!?~]*$"
)


def clauses_of(text: str) -> list[str]:
    """As a speaker ends them: recognised speech has no full stops."""
    return [clause.strip() for clause in _CLAUSE.split(text) if any(map(str.isalnum, clause))]


def place_in(text: str) -> str:
    """Where a turn says that something is; empty for nothing and for `우리 집 앞`, which nobody could find."""
    if found := _PLACE_ENGLISH.search(text):
        return found[1].strip()
    places = [" ".join(found[0].split()) for found in _PLACE.finditer(text)]
    exact = [place for place in places if not _VAGUE.fullmatch(place)]
    return max(exact, key=len, default="")


def occurred_in(text: str) -> str:
    """When, in the words that were used; empty where no time is named."""
    found = _OCCURRED.search(text) or _OCCURRED_ENGLISH.search(text)
    return " ".join(found[0].split()) if found else ""


def wish_in(text: str) -> str:
    """The clause that says what is wanted."""
    clauses = [clause for clause in clauses_of(text) if _WISH_CLAUSE.search(clause) and not says_only_to_file(clause)]
    return _LEAD.sub("", clauses[-1]).rstrip(" .!") if clauses else ""


def says_only_to_file(text: str) -> bool:
    """`민원 넣고 싶어요`, without what about."""
    return _ONLY_TO_FILE.match(text) is not None or bool(
        re.fullmatch(
            r"(?:hello|hi|[,.\s])*i (?:want|need|would like|'d like) to (?:file|make|submit|lodge) (?:a|an) \w+[.!]?",
            text,
            re.IGNORECASE,
        )
    )


def matter_of(text: str) -> str:
    """What is left when greetings and `민원 넣고 싶어요` are taken away."""
    return " ".join(clause for clause in clauses_of(_LEAD.sub("", text)) if not says_only_to_file(clause)).strip()


def subject_of(text: str, language: Language) -> str:
    """A line for the register: the first clause, cut between words."""
    first = next(iter(clauses_of(text)), text).rstrip(" .!?")
    if len(first) <= SUBJECT_LENGTH:
        return first
    cut = first[:SUBJECT_LENGTH].rsplit(" ", 1)[0]
    return cut + ("…" if language == "ko" else "...")


def plain_answer(text: str) -> str:
    """`네, 현대시장 입구요` -> `현대시장 입구`."""
    return _TAIL.sub("", _LEAD.sub("", text.strip())).strip(" ,")
