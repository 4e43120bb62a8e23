"""Which field a sentence of running text speaks of."""

from __future__ import annotations

import re

from knowledge.passages import SENTENCE_END
from knowledge.procedure import ProcedureSection

_DO = r"(?:신청|신고|접수|제출|납부|이용|예약|등록|발급)"
_PATTERNS: tuple[tuple[ProcedureSection, str], ...] = (
    ("exceptions", r"^(?:다만|단,)|제외(?:한다|된다|됩니다|합니다|하고)|적용(?:하지|되지)\s*(?:아니|않)|예외로"),
    (
        "what",
        r"(?:제도|사업|서비스|신고|지원|절차|급여|수당|일|민원)(?:입니다|이다|예요|이에요)[.]?$|(?:을|를)\s?말(?:한다|합니다)|목적으로\s한다",
    ),
    ("penalty", r"과태료|벌금|징역|가산(?:세|금)|연체료|변상금|영업\s?정지|이행강제금"),
    (
        "processing_time",
        (
            r"처리\s?기간|즉시\s?(?:처리|발급|수리)"
            r"|\d+\s?(?:일|시간|분)\s?(?:이내|안|내)?에?[^.]{0,14}(?:처리|통지|통보|발급|결정|심사|회신|교부)(?:하여야|해야|합니다|한다|된다|됩니다|해\s?드|받)"
        ),
    ),
    ("fee", r"수수료|(?:[가-힣]{2,4}(?:료|비)(?:는|은)\s)|\d[\d,]*\s?(?:만|천)?\s?원|무료"),
    (
        "deadline",
        (
            r"\d+\s?(?:일|개월|년|주|시간)\s?(?:이내|안에|내에|전까지|까지|전에)|\d+월\s?\d+일\s?(?:까지|부터)"
            r"|(?:당일|다음\s?날|말일)까지|(?:신청|신고|접수)\s?(?:기한|기간)은"
        ),
    ),
    (
        "documents",
        (
            r"(?:서류|신분증|[가-힣]{2,20}서(?:를|와|과|나|,)|증명서|사본|등본|초본|신청서|신고서|계약서|확인서|통장|여권|사진)[^.]{0,40}"
            r"(?:제출|첨부|지참|준비|갖추|가져|내야|필요|붙여)"
        ),
    ),
    ("contact", r"문의(?:는|하|해|처)|국번\s?없이|☎|\d{2,3}-\d{3,4}-\d{4}|다산콜"),
    (
        "how",
        rf"(?:온라인|인터넷|우편|팩스|방문|모바일|앱|누리집|홈페이지|전자|전화)[^.]{{0,30}}{_DO}",
    ),
    (
        "where",
        (
            r"(?:주민센터|행정복지센터|구청|시청|보건소|세무서|경찰서|읍·면·동|동장|구청장|시장|관할|정부24|창구|사무소|센터|도서관|공원)"
            rf"[^.]{{0,40}}(?:에|에서|에게|로)\s[^.]{{0,30}}{_DO}"
        ),
    ),
    (
        "who",
        (
            r"(?:사람|자|세대주|법인|사업자|주민|시민|가구|청년|외국인|보호자|부모|대표자|소유자|단체|학생)(?:는|은|이|가|만|이면|면)\s"
            rf"[^.]{{0,60}}(?:{_DO}|지원|받)|누구나|대상(?:은|입니다|이다)|자격(?:은|이)"
        ),
    ),
    ("steps", r"→|➔|⇒|\d\s?단계"),
)
_COMPILED: tuple[tuple[ProcedureSection, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern)) for kind, pattern in _PATTERNS
)


def kind_of_sentence(text: str) -> ProcedureSection | None:
    """The first field that fits; null for none."""
    return next((kind for kind, pattern in _COMPILED if pattern.search(text)), None)


def sentences_in(text: str) -> list[str]:
    return [part.strip() for part in SENTENCE_END.split(text) if part.strip()]
