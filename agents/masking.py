"""Personal data hidden on arrival: nothing downstream ever sees the raw words (PIPA, Art. 24-2).

`ko-pii` finds written identifiers; the rules here add what it leaks: digits said as words, spaced resident numbers,
vehicle plates, and a name that its owner gives. Public service lines (109, 1388, 1577-0199, 02-120) stay.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from ko_pii import Action, Anonymizer, ProcessingMode

_LABELS = {
    "RRN": "주민등록번호",
    "FRN": "외국인등록번호",
    "DRIVER_LICENSE": "운전면허번호",
    "PASSPORT": "여권번호",
    "CARD": "카드번호",
    "ACCOUNT": "계좌번호",
    "PHONE": "전화번호",
    "EMAIL": "이메일",
    "VEHICLE": "차량번호",
    "ADDRESS": "주소",
    "BUSINESS_REG": "사업자등록번호",
    "MEDICAL_INSURANCE": "건강보험증번호",
    "DT_BIRTH": "생년월일",
    "IP": "IP",
    "NAME": "이름",
}
_ENGLISH = {
    "RRN": "resident number",
    "FRN": "alien registration number",
    "DRIVER_LICENSE": "driver's licence",
    "PASSPORT": "passport number",
    "CARD": "card number",
    "ACCOUNT": "account number",
    "PHONE": "phone number",
    "EMAIL": "e-mail",
    "VEHICLE": "licence plate",
    "ADDRESS": "address",
    "BUSINESS_REG": "business number",
    "MEDICAL_INSURANCE": "insurance number",
    "DT_BIRTH": "date of birth",
    "IP": "IP",
    "NAME": "name",
}
# Resident numbers and the like: the citizen is told that they are not needed.
SENSITIVE = frozenset({"RRN", "FRN", "DRIVER_LICENSE", "PASSPORT", "CARD", "ACCOUNT"})
_PLACEHOLDER = re.compile(
    r"\[(?:" + "|".join(map(re.escape, sorted({*_LABELS.values(), *_ENGLISH.values()}, key=len, reverse=True))) + r")\]"
)
_INTRODUCES = re.compile(
    r"(?:제|저의|저는|내|나는|우리)(?=\s)|(?:이름|성함|성명|전화(?:번호)?|휴대폰|핸드폰|번호|연락처|주소|메일|이메일|주민(?:등록)?번호|뒷자리)"
    r"(?:은|는|이|가)?|(?:이)?(?:고요?|에요|예요|라고|입니다|이요|요)(?=[\s.,!]|$)|(?:해요|합니다|하고|그리고)"
    r"|\b(?:my|name|phone|number|is|and|e-?mail|address|i'm|i am)\b",
    re.IGNORECASE,
)
_NOT_DIGITS = str.maketrans("０１２３４５６７８９－．", "0123456789-.")

_SAID = "공영일이삼사오육륙칠팔구"
# Possessive: a gap can be read in one way only, or a line of spaces would be tried in exponentially many.
_GAP = r"[\s\-.,~·]*+(?:(?:에|다시|대시|의)[\s\-.,~·]*+)?+"
_PLATE = "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주바사아자허하호배"  # the letters on plates
_ENGLISH_DIGIT = r"(?:double\s+)?(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)"
SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현"
    "함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부"
)


@dataclass(frozen=True, slots=True)
class _Span:
    label: str
    start: int
    end: int
    keep: str = ""
    """What of the span may stay, before the placeholder: the district of an address."""


_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("RRN", re.compile(rf"[{_SAID}](?:{_GAP}[{_SAID}]){{12}}(?![가-힣]*(?:만|천|백)\s*원)")),
    ("RRN", re.compile(r"(?<!\d)\d{6}\s*(?:[-–~.]|다시|의|에|뒷\s*자리는?|뒤는?)?\s*[1-4]\d{6}(?!\d)", re.ASCII)),
    ("FRN", re.compile(r"(?<!\d)\d{6}\s*(?:[-–~.]|다시|뒷\s*자리는?|뒤는?)?\s*[5-8]\d{6}(?!\d)", re.ASCII)),
    ("RRN", re.compile(r"(?<=뒷자리)\s*(?:는|가)?\s*[1-8][\s-]?\d{6}(?!\d)", re.ASCII)),
    ("PHONE", re.compile(rf"(?<![가-힣])[공영]{_GAP}[{_SAID}](?:{_GAP}[{_SAID}]){{7,9}}")),
    ("PHONE", re.compile(rf"(?:01\d|공일[{_SAID}])(?:{_GAP}[\d{_SAID}]){{7,8}}(?!\d)", re.ASCII)),
    ("PHONE", re.compile(rf"\b{_ENGLISH_DIGIT}(?:[\s,.-]+{_ENGLISH_DIGIT}){{7,}}\b", re.IGNORECASE)),
    ("CARD", re.compile(r"(?<!\d)\d{4}[\s-]\d{4}[\s-]\d{4}[\s-]\d{4}(?!\d)", re.ASCII)),
    ("VEHICLE", re.compile(rf"(?<!\d)\d{{2,3}}\s?[{_PLATE}]\s?\d{{4}}(?!\d|\s*년)", re.ASCII)),
    (
        "NAME",
        re.compile(
            rf"(?:(?<=이름은 )|(?<=성함은 )|(?<=성명은 )|(?<=이름: ))[{SURNAMES}][가-힣]{{2}}"
            r"(?=이고|이에요|예요|입니다|이라고|라고|이요|인데)"
        ),
    ),
    ("NAME", re.compile(rf"(?<=저는 )[{SURNAMES}][가-힣]{{2}}(?=(?:이?라고)\s*(?:해|합|하))")),
    ("NAME", re.compile(r"(?<=\bmy name is )[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}", re.IGNORECASE)),
)
_SPEAKS_ENGLISH = re.compile(r"^[^가-힣]*[A-Za-z]{2}[^가-힣]*$")
_REPRESENTATIVE = re.compile(r"1[3-9]\d{2}-?\d{4}$")


# What nobody may keep without a statutory basis: unique identifiers (PIPA, Art. 24 and 24-2).
UNIQUE = frozenset({"RRN", "FRN", "DRIVER_LICENSE", "PASSPORT"})


def mask(text: str, labels: Container[str] = frozenset(_LABELS)) -> str:
    """`text` with every identifier replaced by what it was: `[전화번호]`; masking twice changes nothing.

    `labels`: those that are replaced, where not all are.
    """
    plain = text.translate(_NOT_DIGITS)
    names = _ENGLISH if _SPEAKS_ENGLISH.search(plain) else _LABELS
    spans = _apart([span for span in (*_own(plain), *_found(plain)) if span.label in labels])
    masked: list[str] = []
    at = 0
    for span in spans:
        masked += [plain[at : span.start], span.keep, f"[{names[span.label]}]"]
        at = span.end
    return "".join((*masked, plain[at:]))


def without_placeholders(text: str) -> str:
    """What is left to understand: a placeholder must not read as a question about phone numbers."""
    return re.sub(r"\s+", " ", _PLACEHOLDER.sub(" ", text)).strip()


def only_introduces(masked: str) -> bool:
    """Whether nothing is told but who somebody is and how to reach them: `제 이름은 [이름]이고 ...`."""
    left = without_placeholders(masked)
    return left != masked.strip() and not re.search(r"\w", _INTRODUCES.sub(" ", left))


def hides_sensitive(masked: str) -> bool:
    """Whether a masked text hides something that nobody should say aloud: a resident number, a card, an account."""
    return any(f"[{names[label]}]" in masked for names in (_LABELS, _ENGLISH) for label in SENSITIVE)


def _own(text: str) -> list[_Span]:
    return [_Span(label, found.start(), found.end()) for label, pattern in _RULES for found in pattern.finditer(text)]


def _found(text: str) -> list[_Span]:
    labels = [label for label in _LABELS if label not in {"NAME"}]
    detections = Anonymizer(mode=ProcessingMode.STRICT, strategy="redact", include=labels).process(text).detections
    spans: list[_Span] = []
    for record in detections:
        hit = record.detection
        if record.action is not Action.BLOCK or (hit.label == "PHONE" and _REPRESENTATIVE.match(hit.text)):
            continue
        if hit.label == "ADDRESS" and not re.search(r"\d", hit.text):
            continue
        district = re.search(r"[가-힣]+구(?=\s)", hit.text) if hit.label == "ADDRESS" else None
        spans.append(_Span(hit.label, hit.start, hit.end, f"{district[0]} " if district else ""))
    return spans


def _apart(spans: list[_Span]) -> list[_Span]:
    """In order and without overlaps; the longer of two neighbours wins."""
    kept: list[_Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
        elif span.end - span.start > kept[-1].end - kept[-1].start:
            kept[-1] = span
    return kept
