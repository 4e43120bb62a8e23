"""One turn of preparing a consultation, as a pure function of what was collected and the words.

    wish -> country -> business -> amount -> form -> time -> read back -> put right -> the citizen books

One thing is asked at a time, and each may be skipped. Nothing is booked here: only the citizen books, on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from agents.appointments import wants_appointment
from agents.consultation_parts import FORMS, names_a_company, part_in, plain_answer
from agents.consultation_phrases import (
    ASKS,
    ASKS_AGAIN,
    BEGUN,
    CHANGED,
    DROPPED,
    LEFT_OPEN,
    MAY_SKIP,
    NAMES,
    NOTED,
    NOTHING_WRITTEN,
    OPTIONS,
    WRITTEN,
)
from agents.consultation_wishes import asks_something
from agents.countries import names_home
from agents.josa import topic
from agents.petition_parts import clauses_of
from agents.petition_phrases import WHAT_TO_CHANGE
from agents.smalltalk import small_talk
from core.consultations import PARTS, Consultation, ConsultationPart
from core.speech import Language

LONGEST_PART = 80  # characters; a longer answer is a story, which the person hears better
_DROP: Final = re.compile(
    r"^(?:아니(?:요|에요|오)?[,.\s]*|네[,.\s]*|그냥\s*|이제\s*|일단\s*)*(?:(?:투자\s*)?(?:상담|준비|정리|이거|그거"
    r"|이건|그건)(?:\s*준비)?(?:은|는|을|를|도)?\s*)?"
    r"(?:그만\s*(?:할|둘|하|두|해|요|$|[.!])|취소(?:할|해|하|요|$)|관둘|안\s*(?:할래|할게|하고\s*싶|해요"
    r"|해도\s*돼)|지워\s*(?:줘|주)|없던\s*(?:일|걸)로)[가-힣\s]*[.!~]*$"
    r"|^(?:(?:no|actually|please|ok(?:ay)?|sorry|well|let'?s|just),? )*(?:cancel|stop|never ?mind|forget (?:it"
    r"|that|about it|this)|drop (?:it|this)|quit|that'?s enough"
    r"|i (?:don'?t|do not|no longer) (?:want|need) (?:to|this|it|that|a consultation|the consultation))\b[^?]{0,30}$",
    re.IGNORECASE,
)
_SKIP: Final = re.compile(
    r"모르(?:겠|는|고|아|어|지|니)|몰라|미정|안\s*(?:정했|정해)|(?:정하지|결정하지|못)\s*(?:않|못|정했|정해)"
    r"|결정\s*안|건너뛰|건너뛸|넘어\s*(?:가|갈)|패스|말하기\s*싫|말하고\s*싶지|나중에\s*(?:말|정|얘기|할게)"
    r"|(?:고민|생각|검토)\s*중|글쎄|상관\s*없|비밀"
    r"|\b(?:(?:not|isn'?t|haven'?t|hasn'?t|nothing)(?: been)?(?: yet)? (?:decided|sure|fixed|settled|set|certain"
    r"|known|clear)|undecided|(?:do not|don'?t) (?:know|want to say)|no idea"
    r"|skip|pass\b|rather not|not yet|to be decided|tbd|open yet|still open|decide later)\b",
    re.IGNORECASE,
)
_PUTS_RIGHT: Final = re.compile(
    r"^(?:아니|아뇨|아\s*참|아차|참|다시|잘못|틀렸|정정|그게\s*아니)|잘못\s*(?:말|들)|아니라|아니고|말고|바꿔|바꿀"
    r"|바꾸|고쳐|고칠|고치|수정|정정|변경"
    r"|^(?:no\b|wait|sorry|actually|correction|i mean)|\b(?:make (?:it|that)|change|instead|i meant|should be"
    r"|not .{1,30} but|rather)\b",
    re.IGNORECASE,
)
_NEGATED: Final = re.compile(
    r"[가-힣A-Za-z\d,.~]+(?:\s*(?:만|억)?\s*(?:원|달러|유로))?(?:이|가|은|는)?\s*(?:아니라|아니고|말고)[,\s]*"
    r"|\bnot (?:in |from |a |an )?[\w\s'$€]{1,30}?,? but\b|,? not [\w\s'$€]{1,30}$",
    re.IGNORECASE,
)
_NAMED: Final[dict[ConsultationPart, re.Pattern[str]]] = {
    "country": re.compile(
        r"(?:나라|국적|국가)(?:는|은|를|을|가|도)?\s+(?P<ko>.+)|\b(?:the )?(?:country|nationality) (?:is|to"
        r"|should be) (?P<en>.+)",
        re.IGNORECASE,
    ),
    "sector": re.compile(
        r"(?:업종|분야|사업\s*내용)(?:은|는|을|를|이|가|도)?\s+(?P<ko>.+)|\b(?:the )?(?:business|sector"
        r"|industry) (?:is|to|should be) (?P<en>.+)",
        re.IGNORECASE,
    ),
    "amount": re.compile(
        r"(?:금액|투자금|투자액)(?:은|는|을|를|이|도)?\s+(?P<ko>.+)|\b(?:the )?amount (?:is|to|should be) (?P<en>.+)",
        re.IGNORECASE,
    ),
    "form": re.compile(
        r"(?:형태|방식)(?:은|는|를|을|가|도)?\s+(?P<ko>.+)|\b(?:the )?form (?:is|to|should be) (?P<en>.+)",
        re.IGNORECASE,
    ),
    "timing": re.compile(
        r"(?:시기|일정|날짜)(?:은|는|를|을|가|도)?\s+(?P<ko>.+)|\b(?:the )?(?:timing|date|start) (?:is|to"
        r"|should be) (?P<en>.+)",
        re.IGNORECASE,
    ),
}
_TO: Final = re.compile(
    r"\s*(?:으로|로)?\s*(?:바꿔|고쳐|수정해|변경해|해)\s*(?:줘|주세요|주실래요|주십시오)?[가-힣]*\s*[.!]*$"
)
_WANTS_CHANGE: Final = re.compile(
    r"^(?:아니(?:요|오)?[,.\s]*)?(?:아뇨|틀[렸려린]|고칠|고치|바꿀|수정할|no|wrong"
    r"|change something)[가-힣\s,.!]{0,12}$|^아니(?:요|오)?[.!]*$",
    re.IGNORECASE,
)
_READ_AGAIN: Final = re.compile(
    r"다시\s*(?:한\s*번\s*)?(?:읽|불러|정리)|뭐라고\s*(?:적|썼|정리)|읽어\s*(?:줘|주|봐)|\bread (?:it"
    r"|that)(?: back| again)?\b|\bwhat did you (?:write|note)\b",
    re.IGNORECASE,
)
_SHORT: Final = 4  # words of an answer that says one thing


@dataclass(frozen=True, slots=True)
class Consulted:
    """What the official says, and what was collected after it."""

    said: tuple[str, ...]
    consultation: Consultation | None
    """None: it was dropped."""
    asks: str = ""
    """The question that ends the turn."""
    options: tuple[str, ...] = ()
    books: bool = False
    """Whether it was read back, or a time is wanted: the free times are told."""


def begin(text: str, earlier: Iterable[str], language: Language) -> Consulted:
    """The first turn; what was told in `earlier` turns, oldest first, is not asked for again."""
    collected = Consultation()
    for told in earlier:
        collected = _filled(collected, told_in(told), language, over=True)
    return _next(_filled(collected, told_in(text), language, over=True), (BEGUN.say(language),), language)


def go_on(collected: Consultation, text: str, language: Language) -> Consulted | None:
    """The turn after a question of ours or after reading back; None where it is about something else."""
    for step in (_dropped, _read_again, _put_right, _booking, _skipped):
        if (consulted := step(collected, text, language)) is not None:
            return consulted
    if wants_appointment(text) or any(asks_something(clause) for clause in clauses_of(text)):
        return None
    if collected.asked is None:
        return _after_reading(collected, text, language)
    return _answered(collected, collected.asked, text, language)


def heard_beside(collected: Consultation, text: str, language: Language) -> Consultation:
    """With what a turn told that asked something else: `독일 회사예요. 신고는 언제 해요?`."""
    filled = _filled(collected, told_in(text), language, over=False)
    return replace(filled, asked=_missing(filled)) if collected.asked and filled != collected else filled


def asked_again(collected: Consultation, language: Language) -> str:
    """The question that is waited for; empty once all was read back."""
    return ASKS[collected.asked].say(language) if collected.asked else ""


def told_in(text: str) -> str:
    """Without the clauses that ask something: what stands in a question may be a mere example."""
    return " ".join(clause for clause in clauses_of(text) if not asks_something(clause))


def form_kind(collected: Consultation) -> str:
    """One of `FORMS`; empty where the citizen's own words fit none."""
    return next((kind for kind, name in FORMS.items() if collected.form in {name.ko, name.en}), "")


def _filled(collected: Consultation, text: str, language: Language, *, over: bool) -> Consultation:
    """With every part that a text names; `over`: also those that are there already."""
    for part in PARTS:
        found = part_in(part, text, language, earlier=collected.said(part))
        if found and (over or not collected.said(part)):
            collected = collected.with_part(part, found)
    return collected


def _dropped(collected: Consultation, text: str, language: Language) -> Consulted | None:
    del collected
    return Consulted((DROPPED.say(language),), None) if _DROP.search(text.strip()) else None


def _read_again(collected: Consultation, text: str, language: Language) -> Consulted | None:
    if not _READ_AGAIN.search(text):
        return None
    read = _read_back(collected, (), language)
    if collected.asked is None:
        return read
    return replace(_next(collected, read.said, language), consultation=collected)


def _booking(collected: Consultation, text: str, language: Language) -> Consulted | None:
    """A yes to what was read back, or the wish for a time: the free ones are told."""
    if collected.asked is not None or not (wants_appointment(text) or small_talk(text) == "yes"):
        return None
    return _read_back(collected, (), language)


def _put_right(collected: Consultation, text: str, language: Language) -> Consulted | None:
    now = _corrected(collected, text, language)
    return _changed(collected, now, language) if now is not None else None


def _corrected(collected: Consultation, text: str, language: Language) -> Consultation | None:
    """`아니요, 프랑스요`, `금액은 2억으로 바꿔 주세요`; None where nothing that was there is said otherwise."""
    plain = _NEGATED.sub(" ", text)
    for part, pattern in _NAMED.items():
        if collected.said(part) and (named := pattern.search(plain)) and not asks_something(text):
            said = _TO.sub("", named["ko"] or named["en"]).strip()
            found = part_in(part, said, language, earlier=collected.said(part)) or _own_words(said)
            return collected.with_part(part, found) if found else None
    if not _PUTS_RIGHT.search(text.strip()) and not _is_another_answer(collected, text, language):
        return None
    now = collected
    for part in PARTS:
        before = collected.said(part)
        if before and (found := part_in(part, plain, language, earlier=before)):
            now = now.with_part(part, found)
    return now if now != collected else None


def _is_another_answer(collected: Consultation, text: str, language: Language) -> bool:
    """A few words that do not say what is asked for, such as `프랑스요` after the country was noted."""
    asked = collected.asked
    is_short = len(text.split()) <= _SHORT and not asks_something(text)
    return is_short and not (asked and part_in(asked, text, language))


def _changed(before: Consultation, now: Consultation, language: Language) -> Consulted:
    differing: list[ConsultationPart] = [part for part in PARTS if before.said(part) != now.said(part)]
    said = tuple(CHANGED.say(language, part=NAMES[part].say(language), said=now.said(part)) for part in differing)
    now = replace(now, unsaid=tuple(part for part in now.unsaid if part not in differing))
    return _next(now, said, language)


def _skipped(collected: Consultation, text: str, language: Language) -> Consulted | None:
    """What is asked for stays open; whatever else the turn says is taken."""
    asked = collected.asked
    if asked is None or not (_SKIP.search(text) or small_talk(text) == "no"):
        return None
    filled = _filled(collected, text, language, over=False)
    if not filled.said(asked):
        filled = replace(filled, unsaid=(*filled.unsaid, asked))
    return _next(filled, (), language)


def _after_reading(collected: Consultation, text: str, language: Language) -> Consulted | None:
    if _WANTS_CHANGE.match(text.strip()):
        return Consulted((), collected, WHAT_TO_CHANGE.say(language))
    filled = _filled(collected, text, language, over=False)
    return _changed(collected, filled, language) if filled != collected else None


def _answered(collected: Consultation, asked: ConsultationPart, text: str, language: Language) -> Consulted | None:
    talk = small_talk(text)
    if talk is not None and talk != "yes":
        return None
    filled = _filled(collected, text, language, over=False)
    filled = filled.with_part(asked, _said(asked, filled, text, language))
    if filled.said(asked) or any(filled.said(part) != collected.said(part) for part in PARTS):
        return _next(filled, _noted(collected, filled, language), language)
    own = "" if talk == "yes" else _own_words(text)
    if collected.again:  # whatever it is, the person will read it
        done = filled.with_part(asked, own) if own else replace(filled, unsaid=(*filled.unsaid, asked))
        return _next(done, (), language)
    asks = ASKS_AGAIN[asked].say(language)
    return Consulted((), replace(filled, again=True), asks, _choices(asked, language))


def _said(asked: ConsultationPart, filled: Consultation, text: str, language: Language) -> str:
    """The answer to our question: what is known of it; for the business and the time else the citizen's own words."""
    known, own = filled.said(asked), _own_words(text)
    match asked:
        case "country" if not known and names_home(text):
            return "한국" if language == "ko" else "Korea"
        case "form" if not known and names_a_company(text):
            return FORMS["company"].say(language)
        case "sector" if own and _says_only(asked, text, language):
            return own  # `산업용 로봇` says more than `로봇`
        case "timing" if not known:
            return own
        case _:
            return known


def _says_only(asked: ConsultationPart, text: str, language: Language) -> bool:
    return small_talk(text) is None and not any(part_in(part, text, language) for part in PARTS if part != asked)


def _own_words(text: str) -> str:
    own = plain_answer(text)
    return own if any(map(str.isalnum, own)) and len(own) <= LONGEST_PART else ""


def _noted(before: Consultation, now: Consultation, language: Language) -> tuple[str, ...]:
    """A word on what was taken, so that a misheard one is noticed at once."""
    taken = [now.said(part) for part in PARTS if now.said(part) != before.said(part)]
    return (NOTED.say(language, said=", ".join(taken)),) if taken else ()


def _next(collected: Consultation, before: tuple[str, ...], language: Language) -> Consulted:
    """Asks for what is missing; reads all back once nothing is."""
    missing = _missing(collected)
    if missing is None:
        return _read_back(replace(collected, asked=None, again=False), before, language)
    first = (MAY_SKIP.say(language),) if collected.asked is None and not collected.unsaid else ()
    asked = replace(collected, asked=missing, again=False)
    return Consulted((*before, *first), asked, ASKS[missing].say(language), _choices(missing, language))


def _missing(collected: Consultation) -> ConsultationPart | None:
    return next((part for part in PARTS if not collected.said(part) and part not in collected.unsaid), None)


def _choices(asked: ConsultationPart, language: Language) -> tuple[str, ...]:
    forms = [form.say(language) for kind, form in FORMS.items() if kind != "joint_venture"] if asked == "form" else []
    return (*forms, OPTIONS["skip"].say(language), OPTIONS["drop"].say(language))


def _read_back(collected: Consultation, before: tuple[str, ...], language: Language) -> Consulted:
    parts = ", ".join(f"{NAMES[part].say(language)}: {said}" for part, said in collected.given.items())
    written = WRITTEN.say(language, parts=parts) if parts else NOTHING_WRITTEN.say(language)
    open_ones = [NAMES[part].say(language) for part in PARTS if not collected.said(part)]
    listed = ", ".join(open_ones) if language == "en" else topic(", ".join(open_ones))
    left = (LEFT_OPEN.say(language, parts=listed),) if open_ones and parts else ()
    options = OPTIONS["change"].say(language), OPTIONS["drop"].say(language)
    return Consulted((*before, written, *left), collected, "", options, books=True)
