"""Which parts of a procedure a question asks for: the deadline, the fine, the place, the papers ..."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from core.passages import SectionKind
from core.speech import Language

Facet: TypeAlias = Literal[
    "deadline", "processing_time", "penalty", "where", "how", "online", "documents", "fee", "amount", "who", "contact",
    "exceptions", "steps", "what", "more",
]  # fmt: skip

# Where an answer to each facet stands, best first.
SECTIONS: dict[Facet, tuple[SectionKind, ...]] = {
    "deadline": ("deadline", "processing_time"),
    "processing_time": ("processing_time", "deadline"),
    "penalty": ("penalty",),
    "where": ("where", "how", "contact"),
    "how": ("how", "steps", "where"),
    "online": ("how", "where"),
    "documents": ("documents",),
    "fee": ("fee",),
    "amount": ("fee", "what", "who", "penalty"),
    "who": ("who", "what"),
    "contact": ("contact",),
    "exceptions": ("exceptions", "who"),
    "steps": ("steps", "how"),
    "what": ("what", "who"),
    "more": (),
}

# What an answer to a facet must look like where it stands in a section of another kind.
LOOKS_LIKE: dict[Facet, re.Pattern[str]] = {
    "deadline": re.compile(
        r"\d+\s*(?:일|개월|년|시간|주)|까지|다음 ?날|즉시|미리|\b(?:days?|months?|years?|until|by|before)\b"
    ),
    "processing_time": re.compile(
        # `발급된 날부터 6개월`, `재발급 전에 30일`: counted from it or before it, not how long it takes
        r"(?:처리|결정|발급|심사|통지|답|재결|나오|나옵|걸리|걸립|알려)(?![을를]?\s*[가-힣]*\s*(?:날|전에))[^.]*(?:\d+\s*(?:일|개월|주|시간)|즉시|바로)"
        r"|(?:\d+\s*(?:일|개월|주|시간)|즉시|바로)[^.]*(?:처리|결정|발급|심사|통지|답|재결|나오|나옵|걸리|걸립|알려)"
        r"|\b(?:decided|processed|answered|takes|ready)\b[^.]*\b(?:days?|months?|hours?|at once)\b"
        r"|\b(?:days?|months?|hours?|at once)\b[^.]*\b(?:decided|processed|answered|takes|ready)\b"
    ),
    "penalty": re.compile(r"과태료|벌금|징역|벌칙|가산|무효|취소|\b(?:fines?|penalt\w+|prison)\b"),
    "where": re.compile(
        r"구청|주민센터|시청|센터|관서|법원|세무서|은행|공단|위원회|경찰|노동|누리집|인터넷|\b(?:offices?|centers?|portal|online)\b"
    ),
    "how": re.compile(r"신청|신고|방문|인터넷|전화|제출|\b(?:apply|report|online|submit|visit)\b"),
    "online": re.compile(
        r"인터넷|온라인|전자|누리집|홈페이지|정부\s?24|앱|모바일|\b(?:online|internet|portal|electronic\w*)\b"
    ),
    "documents": re.compile(
        r"서류|신분증|증명서|신청서|신고서|계약서|등록증|\b(?:documents?|forms?|ID|card|certificates?)\b"
    ),
    "fee": re.compile(r"\d\s*(?:원|만원)|무료|수수료|요금|비용|\b(?:fees?|won|free|KRW)\b"),
    "amount": re.compile(r"\d[\d,]*\s*(?:원|만|억|퍼센트|%)|무료|분의|\b(?:won|KRW|percent|free)\b"),
    "who": re.compile(r"\d+\s*(?:세|명|인)|사람|누구|대상|해당|\b(?:anyone|who|aged?|years? old|persons?|people)\b"),
    "contact": re.compile(r"\d{2,4}-\d{3,4}|(?<!\d)1\d{2,3}(?!\d)|전화"),
    "exceptions": re.compile(r"다만|제외|예외|면제|아니|경우|외국인|\b(?:except|unless|exempt|foreign)"),
    "steps": re.compile(r"먼저|다음|뒤|후|\b(?:first|then|after)\b"),
    "what": re.compile(r"."),
    "more": re.compile(r"."),
}

_KOREAN: tuple[tuple[Facet, str], ...] = (
    (
        "penalty",
        (
            # as heard, too: `느즈면`, `누주면`
            r"(?<![가-힣])[느누늣눗](?:즈|주|츠|추)면|늦으|늦었|늦게|늦어|늦은|안\s*하(?:면|고|ㄴ)|안\s*했|못\s*하면|못\s*했|않으면|안\s*내면"
            r"|못\s*내면|안\s*지키|과태료|벌금|벌칙|처벌|불이익|벌\s*받|지나면|지났|지나서|넘기면|넘으면|넘겼"
            r"|놓치|놓쳤|까먹|깜빡|잊어버|어기면|위반하|미루면|안\s*알리면|(?:면|해도|다가)\s*걸(?:려|리)|과태로|거짓"
        ),
    ),
    (
        "processing_time",
        (
            r"(?:처리|심사)\s*기간|얼마나?\s*(?:오래\s*)?(?:걸|기다)|며칠(?:이나|\s*정도)?\s*걸|오래\s*걸"
            r"|언제(?:쯤)?\s*(?:나와|나오|나옵|처리|답|결과|받|완료|발급|결정|알려)|소요|며칠\s*(?:안에|만에"
            r"|내에|이내에?)\s*[가-힣\s]*(?:답|결정|처리|나오|결과|받)"
            r"|결정되나|처리되나"
        ),
    ),
    (
        "deadline",
        (
            r"언제까지|언제\s*까지|기한|마감|납기|언제(?:쯤)?\s*(?:신고|신청|접수|제출|시작|내|해|하|납부|갱신|가|등록|생기"
            r"|부터|예요|인가|인지|죠|야|에)|며칠\s*(?:안|이내|내|까지|전)|몇\s*일\s*(?:안|이내|내|까지|전)"
            r"|기간(?:이|은|내|안|에|을)?|몇\s*(?:달|개월|년)\s*(?:안|이내)"
            r"|까지\s*(?:해야|내야|신고|가야)|날짜|며칠(?=이(?:에요|죠|야|냐|나|지|니|에|인))"
            r"|(?:얼마|며칠|몇\s*(?:일|주|달|개월|년))\s*(?:마다|에\s*(?:한|두|몇)\s*번)|얼마나\s*자주|(?:한\s*달|[일1]\s*년)에\s*몇\s*번"
        ),
    ),
    (
        "fee",
        (
            r"얼마(?!나?\s*(?:오래|걸|기다|자주)|\s*(?:부터|를|까지|씩|만큼|마다|이상|이하|이내|전))|수수료|비용"
            r"|무료|공짜|요금|가격|돈\s*(?:내|드|들)|값(?:은|이)|몇\s*(?:천|만)?\s*원"
        ),
    ),
    (
        "documents",
        (
            r"서류|준비물|뭐(?:가|를|를)?\s*(?:필요|가져|가지고|챙|들고|준비|있어야|내야)|무엇(?:이"
            r"|을)?\s*(?:필요|가져|준비|내야)|필요한\s*(?:거|것|건|게)|가져(?:가(?!\s*(?:줘|주|달|도))|와|갈)|챙겨|구비|신분증|도장"
            r"|인감\s*(?:필요|가져)|증명서(?:가|도)?\s*필요"
        ),
    ),
    (
        "where",
        (
            r"어디(?!\s*(?:신고하면\s*안)|[^.?!]*(?:안\s*(?:돼|되|됩)|금지))|장소|창구|주민\s*센터(?:에|로|가|도)|동사무소|구청(?:에|으로|가|도"
            r"|에서)|아무\s*데나|가까운"
        ),
    ),
    (
        "how",
        (
            r"어떻게(?!\s*(?:되|돼|될|됩))|방법|절차|방문|우편|전화로|팩스|직접\s*가|하려면|하고\s*싶은데|바꾸려면|받으려면"
            r"|떼려면"
        ),
    ),
    (
        "online",
        (
            r"온라인|인터넷|모바일|앱으로|정부\s*24|(?<![옆윗랫앞뒷])집에서|비대면|컴퓨터로|(?:핸드)?폰으로|안\s*가(?:고|도)"
            r"|꼭\s*[가-힣\s]{0,12}가야\s*(?:되|돼|하|합)"
        ),
    ),
    (
        "who",
        (
            r"누가|누구(?!에게|한테|랑|와|\s*없)|(?:소득|재산(?!세)|연봉|월급)[^.?!]{0,12}얼마[가-힣]*\s*(?:이하|이상|까지|넘)|자격|대상|조건|요건|몇\s*살|나이|연령|해당(?:되|하|돼)|(?<!증\s)(?<!서\s)(?<!졸업장\s)대신|대리|가족이|엄마가|아빠가"
            r"|남편이|아내가|미성년|혼자\s*(?:가|해)|(?:신청|신고|이용|가입|발급|행사)할\s*수\s*있|되는\s*사람"
            r"|받을\s*수\s*있"
        ),
    ),
    (
        "contact",
        (
            r"(?<!(?<![가-힣])[제내]\s)전화\s*번호(?!를\s*(?:지우|지워|남기|남겨))|(?<!등록)번호(?:가|는|를|좀|만)?\s*(?:뭐|몇|알|어|가르|$|\?)|연락처|(?:어디|누구)(?:에다?|로|다가?|서|한테|에게|께)?\s*(?:물어|여쭤|문의|전화)|문의(?:처"
            r"|는\s*어디|할\s*곳|하려면)|몇\s*번(?:이|으로|에|인|$)|전화(?:는|를)?\s*어디"
        ),
    ),
    ("exceptions", r"예외|면제|제외|안\s*해도\s*(?:되|돼)|경우에도|특별한\s*사정"),
    ("steps", r"순서|단계|그\s*다음|다음(?:엔|에는)|끝나면|하고\s*나면|신고\s*뒤|신청\s*뒤"),
    (
        "what",
        (
            r"뭐예요|뭐에요|뭔가요|뭐죠|무엇인가|무엇입니까|무슨\s*(?:뜻|말|제도)|이란|란\s*(?:뭐|무엇)"
            r"|어디[^.?!]*(?:안\s*(?:돼|되|됩)|금지)|뜻(?:이|은)|설명|(?:에\s*대해|대해서)\s*알|어떤\s*(?:제도|거|것|사업|일)|하는\s*일"
        ),
    ),
    ("more", r"더\s*(?:알려|말해|자세|있|설명)|자세(?:히|하게)|그리고요|또\s*(?:뭐|있)|다른\s*(?:건|거|것|내용)"),
)
_ENGLISH: tuple[tuple[Facet, str], ...] = (
    (
        "penalty",
        (
            r"\blate\b|\bfines?\b|penalt|punish|miss(?:ed)? the deadline|if i (?:don'?t|do not|forget|fail"
            r"|miss)|forgot|overdue|too late"
        ),
    ),
    (
        "processing_time",
        (
            r"how long (?:does|will|do(?! (?:i|we|you) have)|until|to (?:get|process|wait))|how much (?:time|longer)"
            r"|processing time|when will i (?:get|hear|receive)|how soon (?:will|do i get)"
        ),
    ),
    (
        "deadline",
        (
            r"by when|deadline|how many days|how often|when (?:do|should|must|is|can|does|are)|time limit|due\b"
            r"|until when|within how|how long do (?:i|we|you) have"
        ),
    ),
    ("fee", r"how much(?! (?:time|longer))|\bfees?\b|\bcosts?\b|\bprice\b|free of charge|is it free|charge\b|pay\b"),
    (
        "documents",
        (
            r"documents?|papers?|what (?:do|should) i (?:need|bring|take)|need to bring|required|bring\b"
            r"|\bID\b|paperwork"
        ),
    ),
    (
        "where",
        (
            r"\bwhere\b(?![^.?!]*\b(?:not allowed|banned|forbidden|prohibited|must(?: not|n'?t)))|which office"
            r"|\bplace\b|location"
        ),
    ),
    (
        "how",
        (
            r"\bhow (?:do|can|to|should|does|is|would)\b|by (?:mail|post|phone)|\bapply\b"
            r"|procedure|process\b"
        ),
    ),
    ("online", r"\bonline\b|internet|from home|without going|in person"),
    (
        "who",
        (
            r"\bwho\b|eligib|qualif|how old|\bage\b|can (?:i|my|a|an|someone|foreigners?)\b|am i allowed"
            r"|requirements?|on my behalf|for me\b"
        ),
    ),
    ("contact", r"phone number|what number|contact|hotline|call\b"),
    ("exceptions", r"exception|exempt|unless|except"),
    ("steps", r"next step|steps|what happens (?:next|after|then)|after that"),
    (
        "what",
        (
            r"what (?:is|are|does|counts|kinds?)|meaning|mean\b|explain|tell me about"
            r"|\bwhere\b[^.?!]*\b(?:not allowed|banned|forbidden|prohibited)\b"
        ),
    ),
    ("more", r"more (?:details?|information|about)|tell me more|what else|anything else"),
)
_PATTERNS: dict[Language, list[tuple[Facet, re.Pattern[str]]]] = {
    "ko": [(facet, re.compile(pattern)) for facet, pattern in _KOREAN],
    "en": [(facet, re.compile(pattern, re.IGNORECASE)) for facet, pattern in _ENGLISH],
}
# `최소 금액은 얼마예요`, `how much is a passport`: a fee, or another amount that the matter has.
_AMOUNT_OF_SOMETHING = re.compile(
    r"(?<![가-힣])(?!(?:그건|그거|그게|이건|이거|그럼|그러면)\s)[가-힣]{2,}\s+얼마|얼마[가-힣]*\s+[가-힣]{2,}"
    r"|how much (?!is it|does it|do i|will it|for it)"
    r"|how much (?:money )?(?:do|must|should|would|will) (?:i|we|you) (?:(?:need|have) to )?"
    r"(?:invest|earn|get|receive)\b",
    re.IGNORECASE,
)
_FEE_NAMED = re.compile(
    r"수수료|비용|무료|공짜|요금|얼마나?\s*(?:들|드(?=[는나니려네]))|\bfees?\b|\bcosts?\b|\bfree\b", re.IGNORECASE
)

NAMES: dict[Facet, tuple[str, str]] = {
    "deadline": ("기한은", "the deadline"),
    "processing_time": ("처리 기간은", "the processing time"),
    "penalty": ("늦었을 때의 불이익은", "penalties"),
    "where": ("장소는", "the place"),
    "how": ("방법은", "how to do it"),
    "online": ("인터넷으로 하는 방법은", "how to do it online"),
    "documents": ("필요한 서류는", "the documents needed"),
    "fee": ("수수료는", "a fee"),
    "amount": ("금액은", "the amount"),
    "who": ("대상은", "who may do it"),
    "contact": ("연락처는", "a contact"),
    "exceptions": ("예외는", "exceptions"),
    "steps": ("다음 절차는", "the next steps"),
    "what": ("그 설명은", "that"),
    "more": ("더 자세한 내용은", "more details"),
}


def facets_of(text: str, language: Language) -> tuple[Facet, ...]:
    """The parts asked for, in the order they are named; empty for a vague question."""
    found: dict[Facet, int] = {}
    for facet, pattern in _PATTERNS[language]:
        if hit := pattern.search(text):
            found[facet] = hit.start()
    return tuple(sorted(_told_apart(found, text), key=lambda facet: found[facet]))


def _told_apart(found: dict[Facet, int], text: str) -> set[Facet]:
    """One way of asking can fit several facets; the narrower one counts."""
    facets = set(found)
    if "fee" in facets and _AMOUNT_OF_SOMETHING.search(text) and not _FEE_NAMED.search(text):
        facets.discard("fee")
        facets.add("amount")
        found["amount"] = found["fee"]
    if "penalty" in facets and not _FEE_NAMED.search(text):
        facets -= {"fee", "amount"}  # "과태료가 얼마예요"
    if "processing_time" in facets:
        facets.discard("deadline")
    if facets & {"deadline", "penalty", "documents", "fee", "where", "contact", "processing_time"}:
        facets -= {"what", "how", "steps"} if "what" in facets else {"steps"}
        if "penalty" in facets:
            facets.discard("how")  # "늦으면 어떻게 돼요"
    if "contact" in facets or "online" in facets:
        facets.discard("where")
    if "online" in facets:
        facets.discard("how")
    return facets
