"""How a citizen changes a draft: another place, `신림동이 아니라 봉천동이요`, one more sentence, another kind."""

from __future__ import annotations

import re
from dataclasses import replace

from agents.petition_parts import matter_of, occurred_in, place_in, plain_answer
from core.petitions import DraftPart, PetitionDraft, PetitionKind

PARTS: tuple[DraftPart, ...] = ("text", "place", "occurred", "wish")  # in the order they are read back
_TO = r"(?:으로|로)?\s*(?:바꿔|고쳐|수정해|변경해|해)\s*(?:줘|주세요|주실래요|주십시오|달라)?[가-힣]*"
_PARTS: tuple[tuple[DraftPart, re.Pattern[str]], ...] = (
    (
        "place",
        re.compile(
            r"(?:장소|위치|주소|곳)(?:를|을|는|은|가|이)?\s+(?P<said>.+)|\b(?:the )?(?:place|location|address) (?:is|to"
            r"|should be) (?P<en>.+)",
            re.IGNORECASE,
        ),
    ),
    (
        "occurred",
        re.compile(
            r"(?:날짜|시간|시각|때|언제)(?:를|을|는|은|가|이)?\s+(?P<said>.+)|\b(?:the )?(?:date|time) (?:is|to"
            r"|should be) (?P<en>.+)",
            re.IGNORECASE,
        ),
    ),
    (
        "wish",
        re.compile(
            r"(?:바라는\s*(?:것|거|건|점)|요청(?:\s*(?:사항|내용))?|원하는\s*(?:것|거|건))(?:을|를|은|는|이"
            r"|가)?\s+(?P<said>.+)|\b(?:my "
            r"|the )?wish (?:is|to|should be) (?P<en>.+)",
            re.IGNORECASE,
        ),
    ),
    (
        "text",
        re.compile(
            r"(?:내용|본문)(?:을|를|은|는|이|가)?\s+(?P<said>.+)|\b(?:the )?(?:text|content) (?:is|to"
            r"|should be) (?P<en>.+)",
            re.IGNORECASE,
        ),
    ),
)
_NOT_BUT = re.compile(
    r"(?P<old>[가-힣A-Za-z\d][가-힣A-Za-z\d\s]{0,30}?)(?:이|가)?\s*(?:아니라|아니고|말고)[,\s]+(?P<new>[^.?!]{1,60})"
    r"|\bnot (?P<old_en>[\w\s'-]{1,40}?),? but (?P<new_en>[^.?!]{1,60})"
    r"|\bit'?s (?P<new_it>[\w\s'-]{1,40}),? not (?P<old_it>[\w\s'-]{1,40})",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^(?:그리고|또|참|아\s*참|아|그|거기에|추가로|하나\s*더|and|also)[,\s]+(?P<after>.+)"
    r"|^(?P<before>.+?)(?:라고|다고|는\s*(?:것|거"
    r"|내용)(?:도|을)?|도)\s*(?:추가|덧붙|더\s*(?:적|써|넣)|적어|써|넣어)[가-힣\s]*[.!]*$"
    r"|\badd that (?P<en>.+)",
    re.IGNORECASE,
)
_KIND: tuple[tuple[PetitionKind, re.Pattern[str]], ...] = (
    (
        "suggestion",
        re.compile(r"(?:건의|제안)(?:\s*민원)?(?:으로|로)\s*(?:바꿔|해|고쳐|넣)|\bas a suggestion\b", re.IGNORECASE),
    ),
    ("grievance", re.compile(r"고충\s*민원?(?:으로|로)\s*(?:바꿔|해|고쳐|넣)|\bas a grievance\b", re.IGNORECASE)),
    ("inquiry", re.compile(r"질의\s*(?:민원)?(?:으로|로)\s*(?:바꿔|해|고쳐|넣)|\bas an inquiry\b", re.IGNORECASE)),
    ("other", re.compile(r"(?:기타|일반)\s*민원(?:으로|로)\s*(?:바꿔|해|고쳐|넣)", re.IGNORECASE)),
)
_PARTICLE = re.compile(r"(?:부터|까지|에서|에|쯤|앞|옆)$")
_REFUSES = re.compile(r"^(?:아니요?|아뇨|틀렸어요|틀려요|no|wrong|that'?s not right)[,.!\s]*", re.IGNORECASE)


def changed(draft: PetitionDraft, text: str) -> PetitionDraft | None:
    """The draft with what the turn puts right; None where it puts nothing right."""
    for kind, pattern in _KIND:
        if pattern.search(text):
            return replace(draft, kind=kind)
    said = _REFUSES.sub("", text).strip()
    if found := _NOT_BUT.search(said):
        return _swapped(draft, *_old_and_new(found))
    for part, pattern in _PARTS:
        if (found := pattern.search(said)) and (now := _said(found)):
            return with_part(draft, part, now)
    return None


def names_another(text: str) -> bool:
    """Whether a turn says `this, not that`, of whatever it may be."""
    return _NOT_BUT.search(text) is not None


def extended(draft: PetitionDraft, text: str) -> PetitionDraft | None:
    """The draft with one more sentence; None where the turn adds none."""
    found = _MORE.search(text)
    more = next((part for part in found.groups() if part), "").strip(" .!") if found else ""
    return with_part(draft, "text", f"{draft.text.rstrip(' .!')}. {more}.") if more else None


def with_part(draft: PetitionDraft, part: DraftPart, said: str) -> PetitionDraft:
    match part:
        case "text":
            return replace(draft, text=said)
        case "place":
            return replace(draft, place=said)
        case "occurred":
            return replace(draft, occurred=said)
        case "wish":
            return replace(draft, wish=said)


def part_of(draft: PetitionDraft, part: DraftPart) -> str:
    """What the draft says there; empty where nothing was said."""
    return {"text": draft.text, "place": draft.place, "occurred": draft.occurred, "wish": draft.wish}[part]


def differing(before: PetitionDraft, now: PetitionDraft) -> list[DraftPart]:
    """The parts that are not the same."""
    return [part for part in PARTS if part_of(before, part) != part_of(now, part)]


def _said(found: re.Match[str]) -> str:
    said = found["said"] or found["en"] or ""
    return plain_answer(re.sub(_TO + r"\s*[.!]*$", "", said.strip()))


def _old_and_new(found: re.Match[str]) -> tuple[str, str]:
    old = found["old"] or found["old_en"] or found["old_it"] or ""
    new = found["new"] or found["new_en"] or found["new_it"] or ""
    return old.strip(), plain_answer(re.sub(_TO + r"\s*[.!]*$", "", new.strip()))


def _swapped(draft: PetitionDraft, old: str, new: str) -> PetitionDraft | None:
    """The old words replaced wherever they stand; else the part that the new words are of."""
    for length in range(len(old.split()), 0, -1):
        wrong = " ".join(old.split()[-length:])
        if any(wrong in part_of(draft, part) for part in PARTS):
            return _replaced(draft, wrong, new)
    if place_in(new):
        return replace(draft, place=new)
    if occurred_in(new):
        return replace(draft, occurred=new)
    return None


def _replaced(draft: PetitionDraft, wrong: str, new: str) -> PetitionDraft:
    """Everywhere; `어제` in `어제부터` by `그저께부터` takes the particle with it."""
    ending = _PARTICLE.search(new)
    old = re.compile(re.escape(wrong) + (f"(?:{ending[0]})?" if ending else ""))

    def now(said: str) -> str:
        return old.sub(lambda _: new, said)

    return replace(
        draft,
        text=now(draft.text),
        place=now(draft.place),
        occurred=now(draft.occurred),
        wish=now(draft.wish),
        subject=now(draft.subject),
    )


def matter_after(text: str) -> str:
    """What a turn adds to a draft that has no text yet."""
    return matter_of(text) or plain_answer(text)
