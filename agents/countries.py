"""The countries that investors name, in both languages and by what their people are called."""

from __future__ import annotations

import re
from typing import Final

from core.speech import Language

# Korean, English, then what else says it in English.
_OF: Final = r" (?:company|firm|citizen|based|investor)"
_COUNTRIES: Final[tuple[tuple[str, str, str], ...]] = (
    ("미국", "the United States", rf"united states(?: of america)?|u\.?s\.?a\.?|america|american|u\.s\.|us(?={_OF})"),
    ("일본", "Japan", r"japan|japanese"),
    ("중국", "China", r"china|chinese"),
    ("홍콩", "Hong Kong", r"hong ?kong"),
    ("대만", "Taiwan", r"taiwan|taiwanese"),
    ("마카오", "Macau", r"maca[uo]"),
    ("싱가포르", "Singapore", r"singapore|singaporean"),
    ("베트남", "Vietnam", r"viet ?nam|vietnamese"),
    ("태국", "Thailand", r"thailand|thai"),
    ("말레이시아", "Malaysia", r"malaysian?"),
    ("인도네시아", "Indonesia", r"indonesian?"),
    ("필리핀", "the Philippines", r"philippines|filipino|philippine"),
    ("인도", "India", r"india|indian"),
    ("파키스탄", "Pakistan", r"pakistani?"),
    ("방글라데시", "Bangladesh", r"bangladeshi?"),
    ("스리랑카", "Sri Lanka", r"sri lankan?"),
    ("네팔", "Nepal", r"nepal|nepalese|nepali"),
    ("몽골", "Mongolia", r"mongolian?"),
    ("캄보디아", "Cambodia", r"cambodian?"),
    ("라오스", "Laos", r"laos|laotian"),
    ("미얀마", "Myanmar", r"myanmar|burmese"),
    ("카자흐스탄", "Kazakhstan", r"kazakhstan|kazakh"),
    ("우즈베키스탄", "Uzbekistan", r"uzbekistan|uzbek"),
    ("독일", "Germany", r"germany|german"),
    ("프랑스", "France", r"france|french"),
    ("영국", "the United Kingdom", r"united kingdom|u\.?k\.?|britain|british|england|scotland"),
    ("이탈리아", "Italy", r"italy|italian"),
    ("스페인", "Spain", r"spain|spanish"),
    ("포르투갈", "Portugal", r"portugal|portuguese"),
    ("네덜란드", "the Netherlands", r"netherlands|holland|dutch"),
    ("벨기에", "Belgium", r"belgium|belgian"),
    ("룩셈부르크", "Luxembourg", r"luxembourg"),
    ("스위스", "Switzerland", r"switzerland|swiss"),
    ("오스트리아", "Austria", r"austrian?"),
    ("스웨덴", "Sweden", r"sweden|swedish"),
    ("노르웨이", "Norway", r"norway|norwegian"),
    ("덴마크", "Denmark", r"denmark|danish"),
    ("핀란드", "Finland", r"finland|finnish"),
    ("아이슬란드", "Iceland", r"iceland|icelandic"),
    ("아일랜드", "Ireland", r"ireland|irish"),
    ("폴란드", "Poland", r"poland|polish"),
    ("체코", "Czechia", r"czechia|czech(?: republic)?"),
    ("헝가리", "Hungary", r"hungary|hungarian"),
    ("루마니아", "Romania", r"romanian?"),
    ("그리스", "Greece", r"greece|greek"),
    ("에스토니아", "Estonia", r"estonian?"),
    ("우크라이나", "Ukraine", r"ukraine|ukrainian"),
    ("러시아", "Russia", r"russian?"),
    ("튀르키예", "Türkiye", r"t[uü]rkiye|turkey|turkish"),
    ("이스라엘", "Israel", r"israeli?"),
    ("사우디아라비아", "Saudi Arabia", r"saudi(?: arabia)?"),
    ("아랍에미리트", "the United Arab Emirates", r"united arab emirates|u\.?a\.?e\.?|dubai|abu dhabi"),
    ("카타르", "Qatar", r"qatar"),
    ("쿠웨이트", "Kuwait", r"kuwait"),
    ("이란", "Iran", r"iran|iranian"),
    ("이집트", "Egypt", r"egypt|egyptian"),
    ("남아프리카공화국", "South Africa", r"south african?"),
    ("나이지리아", "Nigeria", r"nigerian?"),
    ("케냐", "Kenya", r"kenyan?"),
    ("캐나다", "Canada", r"canada|canadian"),
    ("멕시코", "Mexico", r"mexico|mexican"),
    ("브라질", "Brazil", r"brazil|brazilian"),
    ("아르헨티나", "Argentina", r"argentin(?:a|e|ian)"),
    ("칠레", "Chile", r"chile|chilean"),
    ("콜롬비아", "Colombia", r"colombian?"),
    ("페루", "Peru", r"peru|peruvian"),
    ("호주", "Australia", r"australian?"),
    ("뉴질랜드", "New Zealand", r"new zealand"),
)  # fmt: skip
_ALSO_KOREAN: Final = {
    "타이완": "대만", "터키": "튀르키예", "두바이": "아랍에미리트", "아부다비": "아랍에미리트",
    "오스트레일리아": "호주", "남아공": "남아프리카공화국", "사우디": "사우디아라비아",
    "싱가폴": "싱가포르", "네델란드": "네덜란드", "불란서": "프랑스", "잉글랜드": "영국", "월남": "베트남",
    "상하이": "중국", "베이징": "중국", "도쿄": "일본", "오사카": "일본", "뉴욕": "미국",
    "실리콘밸리": "미국", "런던": "영국", "파리": "프랑스", "베를린": "독일", "하노이": "베트남",
}  # fmt: skip
_NAMES: Final = {**{ko: ko for ko, _, _ in _COUNTRIES}, **_ALSO_KOREAN}
_MONEY: Final = r"(?!\s*(?:달러|엔|프랑|루피|파운드|동화|돈|화폐))"
# What may stand behind a country's name, so that `인도하다` and `이란` of `투자란` are none.
_BEHIND: Final = (
    r"(?=\s|[,.!?]|$|(?:에서|에|의|인|계|은|는|이|가|을|를|하고|이랑|랑|과|와|로|으로|쪽|사람|회사|기업|본사|법인"
    r"|국적|투자자|자본|출신|정부)"
    r"|(?:이요|요|이에요|예요|에요|입니다|이고|이고요|인데|인데요|이라고|라고))"
)
_KOREAN: Final = re.compile(
    rf"(?<![가-힣])(?P<name>{'|'.join(sorted(_NAMES, key=len, reverse=True))}){_BEHIND}{_MONEY}"
)
_ENGLISH: Final = tuple(
    (
        re.compile(
            rf"\b(?:{said})\b(?! (?:dollars?|yen|francs?|pounds?|rupees?|won|money|food|restaurant))", re.IGNORECASE
        ),
        name,
    )
    for _, name, said in _COUNTRIES
)
_HOME: Final = re.compile(
    r"(?<![가-힣])(?:한국|대한민국|국내)(?=이요|요|이에요|예요|입니다|사람|\s*회사)|\b(?:south )?korean?\b",
    re.IGNORECASE,
)


def country_in(text: str, language: Language) -> str:
    """The first one that is named, in that language; empty for none. Korea is none: it is where they come to."""
    if found := _KOREAN.search(text):
        korean = _NAMES[found["name"]]
        return korean if language == "ko" else next(en for ko, en, _ in _COUNTRIES if ko == korean)
    named = [(hit.start(), name) for pattern, name in _ENGLISH if (hit := pattern.search(text))]
    if not named:
        return ""
    english = min(named)[1]
    return english if language == "en" else next(ko for ko, en, _ in _COUNTRIES if en == english)


def names_home(text: str) -> bool:
    """`한국이요`: the investor is at home here."""
    return _HOME.search(text) is not None
