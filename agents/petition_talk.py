"""One turn of drafting a petition, as a pure function of the draft and the words.

    wish -> what it is about -> where -> when -> what is wanted -> read back -> put right -> the citizen signs

One thing is asked at a time, and each may be skipped. Nothing is filed here: only a signature files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from agents.masking import without_placeholders
from agents.petition_changes import PARTS, changed, differing, extended, matter_after, names_another, part_of, with_part
from agents.petition_parts import matter_of, occurred_in, place_in, plain_answer, subject_of, wish_in
from agents.petition_phrases import (
    ASKS,
    ASKS_OFFICE,
    BEGUN,
    BEGUN_BLANK,
    CHANGED,
    DROPPED,
    HIDDEN,
    KINDS,
    MAY_CORRECT,
    MAY_SKIP,
    NAMES,
    NEVER_SIGNS,
    OPTIONS,
    PART,
    SIGN,
    WHAT_TO_CHANGE,
    WRITTEN,
)
from agents.petition_wishes import Wish, petition_wish
from agents.phrases import Phrase
from agents.smalltalk import confirms, small_talk
from agents.understanding import Question
from core.petitions import DraftPart, PetitionDraft, PetitionKind
from core.speech import Language

_NEEDS: dict[PetitionKind, tuple[DraftPart, ...]] = {
    "other": ("text", "place", "occurred", "wish"),
    "grievance": ("text", "place", "occurred", "wish"),
    "suggestion": ("text",),
    "inquiry": ("text",),
}
_DROP = re.compile(
    r"(?:민원|접수|신고|초안|작성|그거|이거)?(?:은|는|을|를|도|,|\s)*(?:취소(?:해|할|하|요|$)|그만\s*(?:쓸|할|둘"
    r"|하|두|해)|관둘|안\s*(?:할래|할게|넣을래"
    r"|넣을게|쓸래|낼래|내도)|없던\s*(?:일|걸)로|됐어요?\s*(?:안|그만))"
    r"|\b(?:cancel(?: it| the petition| that)?|never ?mind|forget it|drop (?:it|the petition)|don'?t file"
    r"|delete the draft)\b",
    re.IGNORECASE,
)
# Of the draft, at the beginning: what else is to be wiped off (`낙서 지워 주세요`) is what the petition asks for.
_ERASE = re.compile(
    r"\W*(?:(?:네|아니[요오]?|그럼|그냥|이제|민원|접수|신고|초안|작성|쓴|적은|그거|이거|거|것|다|전부)[은는을를도]?[,.\s]*)*"
    r"지워\s*(?:줘|주)"
)
_SKIP = re.compile(
    r"^(?:(?:잘|그건|그거|음|글쎄요?|저도)\s*)*(?:모르(?:겠|는|고|아|어|지)|몰라|기억\s*(?:이|은)?\s*안|건너뛰"
    r"|건너뛸|넘어\s*(?:가|갈)|패스|없어요|없습니다"
    r"|말하기\s*싫|말하고\s*싶지|상관\s*없)"
    r"|^(?:i (?:do not|don'?t) (?:know|remember)|skip(?: this| it)?|no idea|not sure|pass|nothing|none)\b",
    re.IGNORECASE,
)
_READ_AGAIN = re.compile(
    r"다시\s*(?:한\s*번\s*)?(?:읽|불러|들려|말|보여|알려)|뭐라고\s*(?:적|썼|쓰|했)|읽어\s*(?:줘|주|봐)"
    r"|\bread (?:it|that)(?: back"
    r"| again)?\b|\bsay (?:it|that) again\b|\bwhat did you write\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"^(?:네|내(?=\W*접수)|예|응|그래|좋아|맞아|그렇|이대로|그대로|그럼|됐|완료|확인|접수|제출|보내|넣어)[가-힣\s,.]{0,14}(?:요|네"
    r"|예|응|해|다|줘|어|아)?[.!]*$|^(?:yes"
    r"|ok(?:ay)?|right|correct|file it|submit(?: it)?|send it|looks good|that'?s right)\b",
    re.IGNORECASE,
)
_WANTS_CHANGE = re.compile(
    r"^(?:아니(?:요|오)?|아뇨|틀[렸려린]|고칠\s*게|고칠게|바꿀\s*게|수정할|고치고|no|wrong"
    r"|change something)[가-힣\s,.!]{0,12}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Drafting:
    """What the official says, and the draft after it."""

    said: tuple[str, ...]
    draft: PetitionDraft | None
    """None: it was dropped."""
    asks: str = ""
    """The question that ends the turn."""
    options: tuple[str, ...] = ()


def begin(wish: Wish, text: str, earlier: str, language: Language) -> Drafting:
    """The first turn. `earlier`: what the citizen had told before `민원 넣을게요`."""
    matter = matter_of(without_placeholders(text)) if wish.has_matter else matter_of(earlier)
    draft = PetitionDraft(
        wish.kind,
        text=matter,
        place=place_in(matter),
        occurred=occurred_in(matter),
        wish=matter if wish.kind == "suggestion" and matter else wish_in(matter),
        subject=subject_of(matter, language) if matter else "",
    )
    begun = BEGUN.say(language, kind=KINDS[draft.kind].say(language)) if matter else BEGUN_BLANK.say(language)
    return _next(draft, (begun, *_hidden(text, language)), language)


def go_on(draft: PetitionDraft, text: str, question: Question) -> Drafting | None:
    """The turn after a question of ours or after reading back; None where it is about something else."""
    language, plain = question.language, question.text
    if _DROP.search(plain) or _ERASE.match(plain):
        return Drafting((DROPPED.say(language),), None)
    if _READ_AGAIN.search(plain):
        return _read_back(draft, language) if draft.asked is None else _next(draft, (), language)
    hidden = _hidden(text, language)
    if (now := changed(draft, plain)) is not None:
        return _put_right(draft, now, hidden, language)
    if _is_question(question):
        return None
    if draft.asked is not None:
        return _next(_with_answer(draft, draft.asked, plain, language), hidden, language)
    return _after_reading(draft, plain, hidden, language)


def asked_again(draft: PetitionDraft, language: Language) -> str:
    """The question that the draft waits for; empty once all was read back."""
    return _question(draft.kind, draft.asked).say(language) if draft.asked else ""


def _question(kind: PetitionKind, part: DraftPart) -> Phrase:
    return ASKS_OFFICE if part == "place" and kind == "grievance" else ASKS[part]


def _after_reading(draft: PetitionDraft, plain: str, hidden: tuple[str, ...], language: Language) -> Drafting | None:
    if _WANTS_CHANGE.match(plain) or names_another(plain):
        return Drafting((), draft, WHAT_TO_CHANGE.say(language))
    if _SIGNS.match(plain) or confirms(plain):
        return Drafting((SIGN.say(language), NEVER_SIGNS.say(language)), draft)
    if (more := extended(draft, plain)) is not None:
        return _put_right(draft, more, hidden, language)
    return None


def _with_answer(draft: PetitionDraft, part: DraftPart, plain: str, language: Language) -> PetitionDraft:
    if _SKIP.match(plain) or (small_talk(plain) == "no"):
        return replace(draft, unsaid=(*draft.unsaid, part))
    if part == "text":
        matter, wish = matter_after(plain), petition_wish(plain, language)
        kind = wish.kind if wish is not None and draft.kind == "other" else draft.kind
        found = replace(draft, kind=kind, text=matter, subject=subject_of(matter, language))
        return replace(
            found,
            place=found.place or place_in(matter),
            occurred=found.occurred or occurred_in(matter),
            wish=matter if kind == "suggestion" else found.wish or wish_in(matter),
        )
    answer = plain_answer(plain) or plain
    return with_part(draft, part, answer if part != "wish" else matter_after(plain).rstrip(" .!"))


def _next(draft: PetitionDraft, before: tuple[str, ...], language: Language) -> Drafting:
    """Asks for what is missing; reads all back once nothing is."""
    missing = _missing(draft)
    if missing is None:
        read = _read_back(draft, language)
        return replace(read, said=(*before, *read.said))
    asked = replace(draft, asked=missing)
    question = _question(draft.kind, missing)
    if missing == "text":
        return Drafting(before, asked, question.say(language), (OPTIONS["drop"].say(language),))
    first = (MAY_SKIP.say(language),) if draft.asked in {None, "text"} and not draft.unsaid else ()
    options = (OPTIONS["skip"].say(language), OPTIONS["drop"].say(language))
    return Drafting((*before, *first), asked, question.say(language), options)


def _missing(draft: PetitionDraft) -> DraftPart | None:
    for part in _NEEDS[draft.kind]:
        if part not in draft.unsaid and not part_of(draft, part):
            return part
    return None


def _read_back(draft: PetitionDraft, language: Language) -> Drafting:
    apart = replace(draft, wish=_wish_apart(draft))
    said = [_told(apart, part, language) for part in PARTS if part_of(apart, part)]
    read = (WRITTEN.say(language), *said, *_closing(language))
    return Drafting(read, replace(draft, asked=None), "", _choices(language))


def _told(draft: PetitionDraft, part: DraftPart, language: Language) -> str:
    return PART.say(language, part=NAMES[part].say(language), said=part_of(draft, part).rstrip(" .!?"))


def _put_right(before: PetitionDraft, now: PetitionDraft, hidden: tuple[str, ...], language: Language) -> Drafting:
    said = [_told(now, part, language) for part in differing(before, now)]
    if before.kind != now.kind:
        said.append(BEGUN.say(language, kind=KINDS[now.kind].say(language)).split(". ")[0] + ".")
    changed_now = (CHANGED.say(language), *said, *hidden)
    if before.asked is not None:
        return _next(replace(now, asked=before.asked), changed_now, language)
    return Drafting((*changed_now, *_closing(language)), now, "", _choices(language))


def _closing(language: Language) -> tuple[str, ...]:
    return (SIGN.say(language), MAY_CORRECT.say(language))


def _choices(language: Language) -> tuple[str, ...]:
    return OPTIONS["change"].say(language), OPTIONS["drop"].say(language)


def _wish_apart(draft: PetitionDraft) -> str:
    """The wish, where the text does not end with it already."""
    return "" if draft.text.rstrip(" .!").endswith(draft.wish.rstrip(" .!")) else draft.wish


def _is_question(question: Question) -> bool:
    """Asks for something else; `어디냐면 ...` and other answers are none."""
    return bool(
        question.facets and re.search(r"[?？]\s*$|나요|까요|인가요|어요\s*$|죠\s*$|는지|알려", question.text)
    ) and not place_in(question.text)


def _hidden(text: str, language: Language) -> tuple[str, ...]:
    """Told where masking took something out of the words."""
    return (HIDDEN.say(language),) if without_placeholders(text) != " ".join(text.split()) else ()
