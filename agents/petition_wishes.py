"""Whether a citizen asks the city to act, gives an opinion, or wants redress; a question for information is none.

Read clause by clause: `가로등이 꺼졌어요. 고쳐 주세요. 언제 되나요?` asks for an act, whatever else it asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from agents.petition_parts import clauses_of, place_in
from core.petitions import PetitionKind
from core.speech import Language

# What stands or happens in public, and is a city's or a district's to see to.
THINGS = re.compile(
    r"가로등|보안등|신호등|전봇대|도로(?!명)|차도|인도(?!네|인)|보도(?:블[록럭])?|포트\s*홀|싱크\s*홀|구덩이|맨홀"
    r"|하수구|하수도|배수구|빗물받이"
    r"|수도관|상수도|쓰레기|재활용|분리수거|무단\s*투기|낙엽|악취|냄새|공사(?!\s*[업법])|(?<!층간)소음"
    r"|불법\s*주[정차]|주정차|주차(?:장|구역|난)?"
    r"|차(?:가|들이|량이|를)|횡단보도|육교|지하차도|과속|방지턱|중앙선|차선|안내판|표지판|간판|현수막|전단지|낙서"
    r"|가로수|나뭇?가지|나무|화단|잔디"
    r"|공원|놀이터|벤치|의자|운동\s*기구|화장실|산책로|하천|개천|둘레길|등산로|버스|정류[장소]|지하철|자전거"
    r"|따릉이|킥보드|노점|노숙"
    r"|담배|흡연|꽁초|개똥|배설물|목줄|비둘기|길고양이|들개|벌레|모기|러브버그|바퀴|쥐(?:가|들|떼)|CCTV|씨씨티비"
    r"|엘리베이터|승강기"
    r"|에스컬레이터|경사로|점자|난간|펜스|울타리|계단|담벼락|벽|제설|눈(?:이|을)?\s*(?:안|좀|쌓|얼|치)|빙판"
    r"|그늘막|쉼터|도서관|체육관|경로당"
    r"|어린이집|학교\s*앞|통학로|스쿨존|가림막|조명|불빛|먼지|매연|연기|침수|누수|균열",
    re.IGNORECASE,
)
_THINGS_ENGLISH = re.compile(
    r"\b(?:street ?lights?|lamps?|lights?|roads?|streets?|sidewalks?|pavements?|potholes?|manholes?|drains?|sewers?"
    r"|trash|garbage|rubbish|litter|dumping|smell|stench|noise|construction|parked|parking|cars?|crosswalks?|signs?"
    r"|banners?|trees?|branches|parks?|playgrounds?|benches|toilets?|restrooms?|streams?|trails?|bus(?:es)?|bus stops?"
    r"|subway|bikes?|scooters?|smok(?:e|ing|ers)|pigeons|bugs|rats|mosquitoes|cctv|elevators?|escalators?|ramps?"
    r"|railings?|stairs|walls?|snow|ice|library|libraries|flooding|leaks?)\b",
    re.IGNORECASE,
)
_ACT = (
    r"(?:고쳐|수리|보수|치워|청소|수거|단속|철거|설치|조치|처리|해결|없애|줄여|정비|개선|점검|확인|막아|메[워꿔]"
    r"|늘려|만들어|옮겨|바꿔|교체"
    r"|심어|잘라|베어|가지치기|제설|녹여|뿌려|소독|방역|복구|시정|조사|계도|견인|달아|켜|꺼|빼|제거|정리|지워"
    r"|재발\s*방지|(?:나|들여)?와서\s*봐|마련|대책)"
)
_ASKED = (
    r"(?:주(?:세요|셔요|쇼|이소|십시오|시길|시기|시면|시겠|실\s*수|셨으면|면\s*(?:좋|안)|길|라고\s*(?:요청|부탁|민원))"
    r"|줘(?!도|야|요?\s*[?？])|줄래|줄\s*수\s*(?:있|없)|달라고\s*(?:요청|부탁|민원|하고\s*싶)|부탁|바랍니다"
    r"|바라요|요청(?:합|드|해|하)|요망)"
)
_ACT_ASKED = re.compile(
    rf"{_ACT}(?:을|를|도|만|좀|해|하여|하게|시켜|나와|\s){{0,6}}\s*{_ASKED}"
    rf"|{_ACT}(?:했|하|해\s*줬|줬|졌|되|됐)?(?:으)?면\s*(?:좋겠|합니다|해요|하는\s*바람|감사|고맙)"
    r"|(?:어떻게|뭐라도)\s*좀\s*해\s*(?:주세요|주십시오|줘)|(?:못|안)\s*하게\s*(?:해|좀)\s*(?:주세요|주십시오|줘)"
)
# The same of works that a city does and an office cannot do to a paper: whatever the thing is called or heard as.
_WORK_ASKED = re.compile(
    r"(?:고쳐|수리해?|보수해?|청소해?|수거해?|단속해?|철거해?|설치해?|정비해?|교체해?|제거해?|치워|메[워꿔])\s*(?:좀\s*)?"
    r"주(?:세요|십시오|셔요)"
)
_ASKED_ENGLISH = re.compile(
    r"\b(?:please|(?:can|could|would|will) (?:you|someone|the city|somebody)|(?:i|we) (?:want|need|would like|'d like)"
    r" (?:you|someone|the city|somebody|it) (?:to be |to )?|i'?d like (?:you|someone|the city) to|needs? to be"
    r"|should be"
    r"|ask(?:ing)? (?:you|the city) to)\b[^.?!]{0,40}\b(?:fix(?:ed)?|repair(?:ed)?|remov(?:e|ed)|clean(?:ed)?(?: up)?"
    r"|clear(?:ed)?|install(?:ed)?|crack(?:ed)? down|tow(?:ed)?|replac(?:e|ed)|plant(?:ed)?|pick(?:ed)? up|stop(?:ped)?"
    r"|take care of|deal with|do something|come and (?:look|check)|inspect(?:ed)?|trim(?:med)?|fill(?:ed)?)\b",
    re.IGNORECASE,
)
_WILL = (
    r"(?:고\s*싶(?!은데\s*(?:어|뭐|방|절))|려고\s*(?:요|합|해요|왔|전화|연락|하는데요)|[을할낼쓸릴]게|하겠"
    r"|할래|낼래|넣을래|합니다|드립니다|드려요|드릴게|드리고|해\s*(?:주세요|줘|주십시오)|써\s*(?:주세요|줘"
    r"|주십시오)|넣어\s*(?:주세요|줘)"
    r"|접수해|부탁|있습니다|있어요|있는데요|고\s*시[퍼파])"
)
_NAMED = re.compile(
    rf"민원(?:을|도|좀|하나|\s)*\s*(?:넣|내|제기|접수|신청|올리|쓰|써|작성)[가-힣]{{0,4}}\s*{_WILL}"
    rf"|민원\s*(?:넣을게|낼게|쓸게|접수할게|있어요|있습니다)"
    r"|(?:정식|공식)(?:으로)?\s*(?:민원|항의)|민원(?:을|도|좀|\s)*\s*하고\s*싶(?:어|습)"
    r"|민원(?:[을은의나너\s]|하나[를는]?){0,5}고\s*(?:시[퍼파]|십\s*[슴습])"  # `민원 넣고 싶어요` as it is heard
)
_REPORTED = re.compile(
    rf"(?<![가-힣])(?:신고|제보|고발|항의)(?:를|도|좀|하|해|할|\s)*\s*{_WILL}|(?<![가-힣])신고(?:합니다|할게요"
    rf"|요)\s*[.!]*$"
)
_SUGGESTED = re.compile(
    rf"(?:건의|제안)(?:를|을|도|좀|하나|한\s*가지|하|할|사항|\s|드리)*\s*{_WILL}|(?:건의|제안|의견)(?:할|드릴"
    rf"|사항)[이가도]?\s*(?:게|것이|거|일이)?\s*(?:좀\s*)?있"
    rf"|의견(?:을|이|도)?\s*(?:내|드리|전하|제출)[가-힣]{{0,3}}\s*{_WILL}"
)
_WISHED_FOR = re.compile(
    r"(?:생기|생겼|있|늘(?:어나)?|많아지|도입(?:하|되)?|설치(?:하|되)?|만들(?:어지)?|개방(?:하|되)?|연장(?:하|되)?"
    r"|운행(?:하)?|바뀌|개선되|[가-힣]*[았었했됐였졌렸웠])(?:었"
    r"|았)?(?:으)?면"
    r"\s*(?:정말\s*|참\s*|더\s*)?(?:좋겠|하는\s*(?:바람|생각)|합니다)"
)
_OFFICE = r"(?:공무원|담당자|직원|주무관|창구|구청|시청|주민\s*센터|동사무소|보건소|상담원|부서)"
_WRONGED = re.compile(
    rf"{_OFFICE}[^.?!]{{0,30}}(?:불친절|무시|막말|욕(?:을|설)|반말|화를\s*내|거절|미루|미뤄|떠넘|떠밀|부당|차별"
    rf"|거짓말|태도|안\s*해\s*(?:줘|주)|무례|비꼬|소리\s*질)"
    rf"|(?:불친절|부당|억울|차별|무례)[^.?!]{{0,24}}{_OFFICE}"
)
_REDRESS = re.compile(
    r"(?:항의|사과|시정|조치|교육|징계|바로잡|조사|민원|처리)[가-힣\s]{0,8}(?:하고\s*싶|해\s*주|받고\s*싶|부탁"
    r"|요구|바랍|원해|원합)"
)
_TROUBLE = re.compile(
    r"고장|깨[져졌진]|꺼[져졌진]|파[였여]|패[였여인]|파손|막[혔혀힌]|넘[쳐쳤치]|냄새[가]?\s*(?:나|심|너무)"
    r"|시끄러|위험|더러|지저분|방치|쌓[여였인]"
    r"|튀어나|부러[졌져진]|쓰러[졌져진질]|새(?:고|요|네)|안\s*(?:켜|나와|들어와|치워|치우)|끊[겼어기]|흔들|기울"
    r"|떨어[졌져질]|무너|고여|미끄러|망가"
    r"|어두[워운]|들끓|너무\s*(?:많|짧|어두|밝|심)|엉망|난리|가로막"
)
_ENGLISH_NAMED = re.compile(
    r"\b(?:want|like|need|going|here) to (?:file|make|submit|lodge|raise|register) (?:a |an |my )?(?:formal "
    r"|official )?"
    r"(?:complaint|petition|grievance|suggestion|report)\b|\b(?:file|write|submit) (?:a |this |my )(?:complaint"
    r"|petition) for me\b"
    r"|\bi(?:'d| would)? (?:want|like) to (?:report|complain about)\b",
    re.IGNORECASE,
)
_ENGLISH_SUGGESTED = re.compile(
    r"\b(?:i(?:'d)? (?:want to |would like to |like to )?suggest|i have a suggestion|my suggestion is"
    r"|it would be (?:nice|good|great|better) if|i wish (?:there were|the city))\b",
    re.IGNORECASE,
)
_ENGLISH_WRONGED = re.compile(
    r"\b(?:officer|clerk|official|staff|civil servant|employee|person at the (?:counter|office))\b[^.?!]{0,40}\b(?:rude"
    r"|shouted|yelled|ignored|insulted|refused|discriminat\w+|unfair\w*|lied)\b",
    re.IGNORECASE,
)
# A sentence that wants to know something: where, how, by when, how much.
_WANTS_TO_KNOW = re.compile(
    r"어떻게(?!\s*(?:좀|든))|어디(?:에|서|로|다|가|예|인)|얼마|언제|며칠|누가|누구|뭐(?:가|를|예|죠|지)|뭘|무엇"
    r"|무슨|몇|왜|방법|절차|과태료|벌금|처벌|기준"
    r"|려면|나요|까요(?!\s*\?*\s*(?:제발|좀))|는지|은지|인지|(?:되|돼|하|해|걸리)(?:죠|지요)|알려|가르쳐|설명"
    r"|궁금|\b(?:how|where|when|what|who"
    r"|which|why|much|long|fine)\b",
    re.IGNORECASE,
)
_POLITE_ASKING = re.compile(
    r"주(?:실\s*수\s*있|시겠|실래|시면\s*안)[가-힣\s]*[?？]*|줄\s*수\s*(?:있|없)[가-힣\s]*[?？]*|\b(?:can|could"
    r"|would|will) (?:you"
    r"|someone|somebody|the city)\b",
    re.IGNORECASE,
)
# An application with a form of its own, a person, or a decision: never a petition of this kind.
_NOT_OURS = re.compile(
    r"발급|재발급|등본|초본|증명서|여권|면허|전입|출생|혼인|사망|폐업|인감|비자|체류|대형\s*폐기물|폐가전|냉장고"
    r"|세탁기|소파|취소해|감면|요금|할인|라고\s*확인|환급|승인|허가"
    r"|과태료|벌금|세금|보증금|예약|연결해|바꿔\s*주(?:세요|실)?\s*[.!?]*$"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """A turn that would be a petition."""

    kind: PetitionKind
    outright: bool
    """Asked for in so many words; else it tells of a trouble, which published knowledge may answer better."""
    has_matter: bool
    """Whether it says what it is about, beyond that it wants to file something."""
    is_public: bool = True
    """Whether it names what stands or happens in public; else something is to be mended of which that is not known."""


def petition_wish(text: str, language: Language) -> Wish | None:
    """None for a question, small talk, and what has a procedure of its own."""
    found = [wish for sentence in clauses_of(text) if (wish := _of_sentence(sentence, text, language)) is not None]
    if not found:
        return None
    outright = next((wish for wish in found if wish.outright), found[0])
    kinds = {wish.kind for wish in found}
    kind: PetitionKind = "grievance" if "grievance" in kinds else outright.kind
    return Wish(kind, outright.outright, any(wish.has_matter for wish in found) or _has_matter(text, language))


def asks_how_to_file(text: str) -> bool:
    """`민원 넣고 싶은데 어떻게 해요?`: the procedure is told, and a draft is offered."""
    return bool(re.search(r"민원[가-힣\s]{0,4}(?:넣|내|제기|접수|신청)|\bfile a (?:petition|complaint)\b", text))


def _of_sentence(sentence: str, text: str, language: Language) -> Wish | None:
    knows = _WANTS_TO_KNOW.search(_POLITE_ASKING.sub(" ", sentence))
    if language == "en":
        return None if knows and not _POLITE_ASKING.search(sentence) else _english(sentence, text)
    if knows:
        return None
    matter = _has_matter(sentence, language) or _has_matter(text, language)
    if _SUGGESTED.search(sentence):
        return Wish("suggestion", outright=True, has_matter=matter)
    if wronged := _WRONGED.search(sentence):
        outright = bool(_REDRESS.search(text) or _NAMED.search(text))
        return Wish("grievance", outright, has_matter=bool(wronged))
    if _NAMED.search(sentence):
        return Wish("other", outright=True, has_matter=matter)
    return None if _NOT_OURS.search(sentence) else _about_things(sentence, text) or _about_works(sentence)


def _about_things(sentence: str, text: str) -> Wish | None:
    if not (THINGS.search(text) or place_in(text)):
        return None
    if _WISHED_FOR.search(sentence) and THINGS.search(sentence):
        return Wish("suggestion", outright=True, has_matter=True)
    if _ACT_ASKED.search(sentence):
        return Wish("other", outright=True, has_matter=True)
    if _REPORTED.search(sentence):  # there may be a faster way than a petition
        return Wish("other", outright=False, has_matter=True)
    if _TROUBLE.search(sentence) and THINGS.search(sentence) and not sentence.rstrip().endswith(("?", "？")):
        return Wish("other", outright=False, has_matter=True)
    return None


def _about_works(sentence: str) -> Wish | None:
    asked = _WORK_ASKED.search(sentence)
    return Wish("other", outright=False, has_matter=True, is_public=False) if asked else None


def _english(sentence: str, text: str) -> Wish | None:
    thing = bool(_THINGS_ENGLISH.search(text))
    if _ENGLISH_SUGGESTED.search(sentence):
        return Wish("suggestion", outright=True, has_matter=thing)
    if _ENGLISH_WRONGED.search(sentence):
        return Wish("grievance", outright=bool(_ENGLISH_NAMED.search(text)), has_matter=True)
    if _ENGLISH_NAMED.search(sentence):
        return Wish("other", outright=True, has_matter=thing)
    if thing and _ASKED_ENGLISH.search(sentence):
        return Wish("other", outright=True, has_matter=True)
    return None


def _has_matter(text: str, language: Language) -> bool:
    if language == "en":
        return bool(_THINGS_ENGLISH.search(text) or _ENGLISH_WRONGED.search(text))
    return bool(THINGS.search(text) or _WRONGED.search(text))
