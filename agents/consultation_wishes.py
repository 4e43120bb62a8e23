"""Whether a turn wants an investment consultation; a question about one, or about investing, stays a question."""

from __future__ import annotations

import re
from typing import Final

from agents.decisions import asks_for_advice, asks_for_decision
from agents.petition_parts import clauses_of
from core.speech import Language

_WANTS: Final = (
    r"(?:고\s*싶|고자\s*(?:해|합|하)|려고\s*(?:해|합|하|요|$|[.,])|려\s*(?:합|하는데|고요)|려는데|(?:을|ㄹ|할|낼"
    r"|세울|차릴|만들|둘|열)까\s*(?:합|해|하는데|생각)|까\s*(?:합니다|해요|하는데|생각)"
    r"|(?:할|을|낼|세울|차릴|만들|둘|열)\s*(?:계획|예정|생각)|(?:하는|내는|세우는)\s*(?:걸|것을|거를?)\s*(?:생각"
    r"|검토|고려|계획)|(?:검토|계획|고려|준비)(?:하고|\s*중|해|합)|볼까\s*(?:해|합))"
)
_INTENDS_KO: Final = re.compile(
    rf"(?:투자|진출|창업|인수|합작)(?:를|을)?\s*(?:좀\s*)?(?:하|해\s*보|하게\s*되)[가-힣\s]{{0,3}}?{_WANTS}"
    r"|(?:투자|진출)(?:를|을)?\s*(?:검토|계획|고려|준비|생각)(?:하고|\s*중|해|합)"
    rf"|(?:법인|자회사|지사|지점|영업소|사무소|회사|주식회사|카페|식당|음식점|가게|매장|공장|연구소|센터|본부"
    rf"|사업체|스타트업)(?:을|를|이나)?\s*(?:하나|한\s*곳|새로|직접|서울에|한국에|좀|같은\s*걸|\s)*"
    rf"(?:세우|세워|설립하|만들|차리|내|두|열|설치하|개설하|신설하|인수하)[가-힣\s]{{0,3}}?{_WANTS}|(?:법인|회사"
    rf"|지점|지사|영업소|사무소|자회사)(?:을|를)?\s*(?:세울|설립할|만들|차릴|낼|둘|열|설치할|개설할)까\s*(?:합|해"
    rf"|하는데|생각)"
    r"|(?:법인|회사|지점|지사|영업소|사무소|자회사)\s*(?:설립|개설|설치|신설)(?:을|를)?\s*(?:하고\s*싶|하려고"
    r"|하려\s*합|계획|준비|검토|고려|예정|생각)"
    rf"|(?:지분|주식)(?:을|를)?\s*(?:\d+\s*(?:%|퍼센트|프로)\s*)?(?:좀\s*)?(?:인수하|취득하|매입하"
    rf"|사)[가-힣\s]{{0,3}}?{_WANTS}"
    r"|(?:서울|한국)(?:에|에서|로)\s*(?:사업|비즈니스|장사)(?:을|를)?\s*(?:시작하|하)(?:고\s*싶|려고|려\s*합"
    r"|려는데|고자)"
)
_ASKS_FOR_ONE_KO: Final = re.compile(
    r"(?:투자|진출|법인\s*설립|지사|지점|창업|사업)(?:\s*관련(?:해서)?|에\s*대해|\s*쪽)?\s*(?:으로|로)?\s*(?:상담"
    r"|컨설팅)(?:을|를|도|만|좀)?\s*(?:좀\s*)?(?:해\s*(?:보)?(?:고\s*싶|주|줘)|하(?:고\s*싶|려고|려\s*합|러)"
    r"|받(?:고\s*싶|으려|으러|을게|을래|아\s*(?:보고|볼게)|을\s*수\s*있)|부탁|신청|원(?:해|합)|필요|시작"
    r"|준비(?:할게|해|하))"
    r"|^(?:네,?\s*)?(?:상담|컨설팅)(?:을|를|도|좀)?\s*(?:좀\s*)?(?:받(?:고\s*싶|을게|을래|아\s*(?:보고|볼게)|으러"
    r"|으려고)|하(?:고\s*싶|러)|할게|할래|해\s*(?:주세요|줘)|부탁|시작|준비(?:할게|해))"
)
_HOW_TO_GET: Final = re.compile(
    r"상담[가-힣]{0,3}\s*(?:어디|어떻게|언제|누가|얼마)|(?:어디|어떻게|언제|얼마)[가-힣\s]{0,10}상담"
)
_ENTERPRISE: Final = (
    r"(?:a |an |our |my |the |another |one |some )?(?:\w+[\s-]){0,3}?(?:company|subsidiary|branch|office|business"
    r"|entity|corporation|startup|start-up|firm|shop|store"
    r"|restaurant|cafe|café|factory|plant|lab|r&d cent(?:er|re)|headquarters|joint venture|operations?)"
)
_WILLING: Final = (
    r"(?:(?:i|we)(?:'d| would)? (?:really )?(?:want|like|love|wish|hope|plan|intend)(?: to)?|(?:i|we)(?:'d"
    r"| would) (?:like|love) to|(?:i'?m|we'?re|i am|we are|(?:my|our|the) (?:company|firm) (?:is|wants|plans"
    r"|would like|intends))"
    r"(?: (?:planning|hoping|thinking|looking|considering|interested|going|intending|preparing))?(?: (?:to|of"
    r"|about|on|in))?|looking to|(?:my|our) (?:company|firm|client|boss)[^.?!]{0,12} (?:wants|plans|would like"
    r"|intends) to)"
)
_INTENDS_EN: Final = re.compile(
    rf"\b{_WILLING} (?:make an? )?(?:invest(?:ing|ment)?\b(?! visa)|expand(?:ing)? (?:in)?to (?:seoul|korea)"
    rf"|enter(?:ing)? the korean market"
    rf"|(?:set(?:ting)? up|open(?:ing)?|establish(?:ing)?|start(?:ing)?|launch(?:ing)?|found(?:ing)?|create"
    rf"|creating|form(?:ing)?|incorporat(?:e|ing)|run(?:ning)?|build(?:ing)?) {_ENTERPRISE}\b"
    r"|(?:buy(?:ing)?|acquir(?:e|ing)|tak(?:e|ing)|purchas(?:e|ing)) (?:a |an |some |the )?(?:\w+ ){0,2}?(?:stake"
    r"|shares?|equity|company|firm|business)|incorporat(?:e|ing)\b|do(?:ing)? business in (?:seoul|korea))",
    re.IGNORECASE,
)
_ASKS_FOR_ONE_EN: Final = re.compile(
    r"\b(?:want|like|need|request|start|begin|have|get|prepare|arrange)\b[^.?!]{0,14}\b(?:investment|investor"
    r"|business|set-?up|incorporation) (?:consultation|counsel(?:l)?ing|consulting)"
    r"|\bconsult(?:ation)? (?:about|on|regarding) (?:investing|an investment|setting up|my investment"
    r"|our investment)\b|\binvestment consultation,? please\b"
    r"|^(?:yes,? |ok(?:ay)?,? )*(?:i(?:'d| would)? (?:want|like)|let'?s (?:start|do|begin)|please (?:start"
    r"|prepare)|start|prepare)\b[^.?!]{0,12}\bconsultation\W*$",
    re.IGNORECASE,
)
_QUESTION: Final = re.compile(
    r"[?？]\s*$|(?:나요|까요|인가요|은가요|ㄴ가요|는가요|가요|습니까|입니까|합니까|됩니까|는지요?|은지요?|인지요?"
    r"|을지요?)\s*[.?!]*$|어떻게\s*(?:해|하|되|돼|받|신청|내)|어디(?!든)|얼마(?!\s*(?:안\s|되지|든|전))"
    r"|며칠|뭐(?:가|를|예|죠|부터)|뭘|무엇|무슨|어떤\s*(?:비자|서류|절차|것|게)|언제(?:까지|쯤|부터)?\s*(?:해|하"
    r"|신고|등록|내|예|인|가|되|돼)|(?:순서|방법|절차|서류|조건)[가-힣\s]{0,6}모르|알려\s*(?:줘|주)|가르쳐|설명"
    r"|궁금|려면\s|(?:되|돼|하|해|있|맞|인가|이)(?:죠|지요)\s*[.?!]*$"
    r"|^(?:and |so |but |ok,? |well,? |then )*(?:how|what|which|who|when|where|why|do|does|did|can|could|should|is"
    r"|are|will|would|may|must|am)\b(?!.*\b(?:make it|change)\b)"
    r"|\b(?:how (?:do|can|much|long|many|to)|what (?:do|is|are|does|visa)|which (?:one|visa)|tell me|explain)\b",
    re.IGNORECASE,
)
_INVESTS: Final = re.compile(
    r"투자|외투|법인|지점|지사|영업소|사무소|자회사|창업|진출|\b(?:invest\w*|fdi|branch|subsidiar\w+|incorporat\w+"
    r"|company|office)\b",
    re.IGNORECASE,
)


def wants_consultation(text: str, language: Language) -> bool:
    """Asked for in so many words, or a plan to invest that is told without a question beside it."""
    return asks_for_one(text, language) or (intends(text, language) and not any(map(asks_something, clauses_of(text))))


def asks_for_one(text: str, language: Language) -> bool:
    """`투자 상담 받고 싶어요`; not `투자 상담은 어디서 받아요?`."""
    if language == "en":
        return bool(_ASKS_FOR_ONE_EN.search(text))
    return bool(_ASKS_FOR_ONE_KO.search(text)) and not _HOW_TO_GET.search(text)


def intends(text: str, language: Language) -> bool:
    """`서울에 법인을 세우고 싶어요`, `we want to set up a branch`."""
    if language == "en":
        return bool(_INTENDS_EN.search(text.replace("’", "'")))
    return bool(_INTENDS_KO.search(text))


def asks_something(clause: str) -> bool:
    """Whether a clause wants to know something, rather than tells it."""
    return bool(_QUESTION.search(clause.strip())) or asks_for_advice(clause) or asks_for_decision(clause)


def is_about_investing(text: str) -> bool:
    """Whether a consultation may be what helps whoever asks so."""
    return _INVESTS.search(text) is not None
