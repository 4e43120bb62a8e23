"""What of an investor's plans a turn says: the business, the form, the time; in the words that were used."""

from __future__ import annotations

import re
from typing import Final

from agents.consultation_amount import amount_in
from agents.countries import country_in
from agents.phrases import Phrase
from core.consultations import ConsultationPart
from core.speech import Language

FORMS: Final[dict[str, Phrase]] = {
    "shares": Phrase("지분 인수", "buying shares"),
    "joint_venture": Phrase("합작법인 설립", "a joint venture company"),
    "liaison": Phrase("연락사무소", "a liaison office"),
    "branch": Phrase("지점", "a branch"),
    "individual": Phrase("개인사업자", "a sole proprietorship"),
    "company": Phrase("새 법인 설립", "a new company"),
}
_SETS_UP: Final = (
    r"(?:\s*하나)?(?:을|를|도)?\s*(?:하나\s*)?(?:새로\s*)?(?:세우|세울|설립|만들|차리|차릴|내(?:려|고|서|볼|기|는"
    r"|겠)|낼|신설|두(?:려|고)|둘|열|개설)"
)
# The rarer form first: `합작법인` is a 법인 too, and who buys into a company sets up none.
_FORMS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "joint_venture",
        re.compile(r"합작|조인트\s*벤처|\bjoint[\s-]venture|\bjv\b", re.IGNORECASE),
    ),
    (
        "shares",
        re.compile(
            r"(?:지분|주식)(?:을|를|만|의)?\s*(?:\d+\s*(?:%|퍼센트|프로)\s*)?(?:좀\s*)?(?:인수|취득|매입|투자|참여"
            r"|사(?:려|고|들|서|는)|살|이요|요)"
            r"|인수\s*합병|기업\s*인수|(?:회사|기업|법인)(?:을|를)\s*인수|엠앤에이|\bm&a\b|\b(?:buy|buying"
            r"|acquir\w+|purchas\w+|take|taking|own)\b[^.?!]{0,24}\b(?:stake|shares?|equity)"
            r"|\b(?:stake|shares|equity stake|share acquisition|acquisition|acquire|merger)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "liaison",
        re.compile(r"연락\s*사무소|(?:liaison|representative|rep)[\s-]office", re.IGNORECASE),
    ),
    (
        "branch",
        re.compile(r"지점|지사(?!항)|영업소|\bbranch(?:es| office)?\b", re.IGNORECASE),
    ),
    (
        "individual",
        re.compile(
            r"개인\s*사업|자영업|개인으로\s*(?:하|사업)|\b(?:sole (?:proprietor\w*|trader)|individual (?:business"
            r"|proprietor\w*)"
            r"|self[\s-]employed|freelanc\w+)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "company",
        re.compile(
            rf"(?:법인|회사|자회사|현지\s*법인|주식회사|유한회사){_SETS_UP}|자회사|현지\s*법인|새\s*(?:법인|회사)"
            rf"|(?:법인|회사)\s*(?:설립|신설)"
            r"|주식회사|유한회사|\b(?:subsidiar(?:y|ies)|incorporat\w+|(?:new|own|limited|local|korean) (?:company"
            r"|corporation|entity)"
            r"|(?:legal )entity|corporation|(?:start|set(?:ting)? up|establish\w*|open\w*|form\w*|found\w*"
            r"|launch\w*|creat\w+) (?:a|our|my|the) (?:\w+ )?(?:company|corporation|business|firm|startup|entity))\b",
            re.IGNORECASE,
        ),
    ),
)
_BARE_COMPANY: Final = re.compile(
    r"^[가-힣\s,]{0,8}(?:법인|회사)(?:으로|로)?\s*(?:요|이요|이에요|예요|할게요|하려고요|입니다)?[.!]*$"
    r"|^(?:an? )?(?:company|corporation|llc|ltd|inc)\W*$",
    re.IGNORECASE,
)

_TRADES_KO: Final = (
    "소프트웨어|인공지능|에이아이|AI|아이티|IT|정보기술|핀테크|블록체인|게임|콘텐츠|영화|음악|엔터테인먼트|웹툰"
    "|바이오|제약|신약|의료기기|의료|헬스케어|화장품|뷰티|미용"
    "|패션|의류|식품|음식점|식당|레스토랑|카페|커피|베이커리|제과|주류|와인|호텔|숙박|관광|여행|유통|무역|수입"
    "|수출|도매|소매|물류|운송|해운|항공|자동차|전기차|배터리|이차전지|반도체"
    "|디스플레이|로봇|드론|기계|부품|전자|소재|화학|철강|제조|건설|건축|부동산|인테리어|에너지|태양광|풍력|수소"
    "|환경|재활용|농업|스마트팜|교육|학원|컨설팅|광고|마케팅|디자인|금융|보험"
    "|자산운용|사모펀드|벤처캐피털|전자상거래|이커머스|쇼핑몰|플랫폼|클라우드|데이터센터|데이터|통신|보안|연구개발"
    "|생명공학|반려동물|스포츠|완구|가구|출판"
)
_SECTOR_KO: Final = re.compile(
    rf"(?<![가-힣A-Za-z])(?:{_TRADES_KO})(?:\s*(?:{_TRADES_KO}))?(?=업|제조|개발|서비스|사업|회사|기업|스타트업"
    rf"|분야|쪽|관련|산업|장비|부품|숍|매장|전문점|공장|연구소|센터|판매|플랫폼|제품|유통"
    r"|\s|[,.]|$|을|를|이요|요|이에요|예요|입니다|하는|로|으로|이고|인데)(?:제조업|업종|업)?(?![가-힣]*(?:비자"
    r"|세금|등록))"
)  # fmt: skip
_TRADES_EN: Final = (
    r"fintech|software|it services|artificial intelligence|ai|blockchain|gam(?:e|es|ing)|content|entertainment"
    r"|film|music|biotech\w*|bio|pharma\w*"
    r"|medical devices?|medical|health ?care|cosmetics?|beauty|fashion|apparel|clothing|food(?: and beverage)?"
    r"|restaurants?|caf[eé]s?|coffee|baker(?:y|ies)|wine|hotels?"
    r"|hospitality|tourism|travel|retail|distribution|trading|import(?:ing)?|export(?:ing)?|wholesale|logistics"
    r"|shipping|aviation|automotive|electric vehicles?|ev"
    r"|batter(?:y|ies)|semiconductors?|chips?|displays?|robot(?:s|ics)?|drones?|machinery|electronics?|materials?"
    r"|chemicals?|steel|manufacturing|construction"
    r"|architecture|real estate|interior|energy|solar|wind power|hydrogen|environmental|recycling|agriculture"
    r"|smart farm\w*|education|consulting|advertising"
    r"|marketing|design|financial services|finance|insurance|asset management|private equity|venture capital"
    r"|e-?commerce|platform|cloud|data cent(?:er|re)s?"
    r"|telecom\w*|cyber ?security|r&d|research and development|pet products?|sports|toys?|furniture|publishing|saas"
)
_SECTOR_EN: Final = re.compile(rf"\b(?:{_TRADES_EN})(?:[\s-](?:{_TRADES_EN}))?\b", re.IGNORECASE)
_NO_TRADE: Final = re.compile(r"외국인\s*투자|투자\s*(?:금액|이민|비자)|\binvestment (?:amount|visa)", re.IGNORECASE)

_NUMBER_KO: Final = r"(?:\d{1,2}|한|두|세|네|석|넉|다섯|여섯|일곱|여덟|아홉|열|일|이|삼|사|오|육|칠|팔|구|십|십이)"
_WHEN_KO: Final = re.compile(
    r"(?:(?:올해|금년|내년|후년|내후년|명년|20\d\d년)\s*(?:초|중|말|안|상반기|하반기|봄|여름|가을|겨울"
    r"|[1-4일이삼사]\s*사?분기|\d{1,2}월|[일이삼사오유시십]{1,2}월)?"
    r"|(?:상반기|하반기|[1-4]\s*사?분기|연말|연초|월말|다음\s*(?:달|주|분기|해)|이번\s*(?:달|분기|여름|가을|겨울"
    r"|봄)|이달)"
    rf"|{_NUMBER_KO}\s*(?:개월|달|주|주일|년)\s*(?:안|이내|내|뒤|후|이후|정도\s*(?:뒤|후))|반년\s*(?:안|뒤|후"
    rf"|이내)?|일\s*년\s*(?:안|뒤|후|이내)"
    r"|(?<![\d가-힣])(?:1[0-2]|[1-9])월(?:\s*(?:초|중순|말))?|가능한\s*(?:한\s*)?빨리|최대한\s*빨리|(?:지금|당장"
    r"|바로)\s*(?:시작|하|요)|빠른\s*시일)"
    r"(?:\s*(?:중으로|중에|안에|안으로|안|내에|이내에|까지|부터|에|쯤|경|정도|무렵))*(?!\s*전에)"
)
_MONTHS: Final = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_COUNT_EN: Final = (
    r"(?:\d{1,2}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|a couple of|a few"
    r"|the next (?:few|two|three|six|twelve|\d{1,2}))"
)
_WHEN_EN: Final = re.compile(
    rf"\b(?:(?:with)?in (?:about |around )?{_COUNT_EN} (?:weeks?|months?|years?|quarters?)(?: or so| time)?"
    rf"|(?:by |before |around |from |in |at )?(?:the )?(?:early|late|mid|middle of|end of|beginning of|start of"
    rf"|first half of|second half of|(?:first|second|third|fourth) quarter of|q[1-4](?: of)?"
    rf"|h[12](?: of)?)[\s-]?(?:the |this |next )?(?:year|month|quarter|20\d\d|{_MONTHS})"
    rf"|(?:by |before |around |from |in |this |next |early |late )*(?:next|this|coming) (?:year|month|quarter"
    rf"|spring|summer|autumn|fall|winter)"
    rf"|(?:by |in |around |from |before |early |late |next )+(?:{_MONTHS}(?: 20\d\d)?|20\d\d)|{_MONTHS} 20\d\d"
    rf"|(?:in )?q[1-4](?: 20\d\d)?"
    r"|(?:as soon as possible|asap|right away|immediately|right now))\b",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"^(?:(?:저기요?|네+|예+|응|어+|음+|아+(?:니요?|뇨)?|그게|그건|그러니까|저는|저희는|저희가|우리는|제가|그냥"
    r"|아마|한|업종은|분야는|시기는|형태는|나라는|금액은"
    r"|um+|uh+|well|so|yes|it'?s|it is|that'?s|it would be|we'?re|we are|i'?m|i am|actually|maybe|probably|mostly"
    r"|from|in|the"
    r"|we (?:do|make|build|sell|develop|run|produce|work (?:in|on)|are in)|(?:i|we) (?:think|guess)"
    r"|something (?:in|like))[,.\s]+)+",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"(?:\s*(?:쪽|분야|업종|사업|관련)?(?:을|를)?\s*(?:을|를|에서|으로|로)?\s*(?:해요|합니다|하고\s*있(?:어요"
    r"|습니다)|하려고\s*(?:해요|합니다|요)|할\s*(?:거예요|겁니다|예정(?:이에요|입니다)|생각(?:이에요|입니다))"
    r"|만들(?:어요|고\s*있어요|려고요)|만듭니다|개발(?:해요|하고\s*있어요|합니다)|팔아요|판매해요"
    r"|생각하고\s*있(?:어요|습니다)|왔(?:어요|습니다)|있(?:어요|습니다))"
    r"|(?:에서요|쪽이에요|쪽이요|쪽입니다|이에요|예요|에요|입니다|이요|요|인데요|이고요|이라고\s*해요|으로요|로요"
    r"|일\s*것\s*같아요|인\s*것\s*같아요)"
    r"|,?\s*(?:i think|i guess|please|business|industry|sector|or so))*\s*[.!?~]*$",
    re.IGNORECASE,
)


def part_in(part: ConsultationPart, text: str, language: Language, *, earlier: str = "") -> str:
    """What a text says of that part; empty for nothing that is known. `earlier`: what was said of it before."""
    match part:
        case "country":
            return country_in(text, language)
        case "sector":
            return sector_in(text, language)
        case "amount":
            return amount_in(text, language, earlier=earlier)
        case "form":
            kind = form_of(text)
            return FORMS[kind].say(language) if kind else ""
        case "timing":
            return timing_in(text, language)


def sector_in(text: str, language: Language) -> str:
    plain = _NO_TRADE.sub(" ", text)
    found = _SECTOR_KO.search(plain) or (_SECTOR_EN.search(plain) if language == "en" else None)
    return " ".join(found[0].split()) if found else ""


def form_of(text: str) -> str:
    """One of `FORMS`; empty for none."""
    return next((kind for kind, pattern in _FORMS if pattern.search(text)), "")


def names_a_company(text: str) -> bool:
    """`법인이요`: nothing else, so that it answers the question for the form."""
    return _BARE_COMPANY.match(text.strip()) is not None


def timing_in(text: str, language: Language) -> str:
    found = _WHEN_EN.search(text) if language == "en" else _WHEN_KO.search(text)
    return " ".join(found[0].split()) if found else ""


def plain_answer(text: str) -> str:
    """`네, 산업용 로봇을 만들어요` -> `산업용 로봇`."""
    bare = _LEAD.sub("", text.strip())
    return (_TAIL.sub("", bare) or bare).strip(" ,.!?").removesuffix("을").removesuffix("를").strip()
