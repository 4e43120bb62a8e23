"""Whether a citizen is in danger, before anything else is understood.

A question about help (`자살예방 상담전화 번호는?`) is told from danger; a wish to die is danger in any form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from agents.crisis_hints import ELDER_ABUSE, HINTS, HINTS_ENGLISH, SPACED
from agents.crisis_jests import JESTS, JESTS_ENGLISH
from agents.crisis_patterns import (
    CHILD_ABUSE,
    DISTRESS,
    DOMESTIC_VIOLENCE,
    EMERGENCY,
    ENGLISH,
    ENGLISH_EXCUSES,
    EXCUSES,
    OVERDOSE,
    OVERDOSE_ENGLISH,
    SCHOOL_VIOLENCE,
    SELF_HARM,
    SELF_HARM_SOUNDS,
    SELF_HARM_SPACED,
    SEXUAL_VIOLENCE,
    THREAT,
    VIOLENCE,
    CrisisKind,
)
from agents.jamo import whole_syllables, without_gaps
from agents.sounds import sound_key

Urgency: TypeAlias = Literal["danger", "distress", "information"]

# Danger to life first; what a victim says before what a threat says.
_ORDER: tuple[tuple[CrisisKind, re.Pattern[str]], ...] = (
    ("emergency", EMERGENCY),
    ("sexual_violence", SEXUAL_VIOLENCE),
    ("domestic_violence", ELDER_ABUSE),
    ("child_abuse", CHILD_ABUSE),
    ("domestic_violence", DOMESTIC_VIOLENCE),
    ("school_violence", SCHOOL_VIOLENCE),
    ("violence", VIOLENCE),
    ("threat", THREAT),
    *HINTS,
)
_ENGLISH = (*ENGLISH, *HINTS_ENGLISH)
_TOPICS: tuple[tuple[CrisisKind, re.Pattern[str]], ...] = (
    (
        "self_harm",
        re.compile(r"(?<![혼남여각])자살|(?<![가-힣])자해|극단적|생명의전화|suicid|self[- ]?harm", re.IGNORECASE),
    ),
    ("child_abuse", re.compile(r"아동학대|학대|child abuse", re.IGNORECASE)),
    ("domestic_violence", re.compile(r"가정폭력|데이트폭력|교제폭력|스토킹|domestic violence|stalking", re.IGNORECASE)),
    (
        "sexual_violence",
        re.compile(
            (
                r"성폭력|성폭행|성추행|성희롱|강간|불법촬영|디지털성범죄|몰카|딥페이크|sexual (?:assault|violence"
                r"|harass)|\brape\b"
            ),
            re.I,
        ),
    ),
    (
        "school_violence",
        re.compile(r"학교폭력|학폭|왕따|따돌림|괴롭힘|사이버폭력|school violence|bullying", re.IGNORECASE),
    ),
)
_ASKS = re.compile(
    r"번호|몇번|전화(?:가|는|번|있)|상담전화|신고(?:는|하나요|해야|하려면|방법|의무|하면|센터|기관"
    r"|할수|절차|자|처)|어디(?:에|로|서|에서|다|예요|인가)|기관|센터|뭐예요|무엇|뭔가요"
    r"|알려|기준|처벌|절차|법|의무|어떻게(?:해야|신고|되나|하나|대응)|통계|몇살|대상|지원|예방|교육"
    r"|필요한가|되나요|하나요|인가요|\b(?:number|hotline|where|how|what|who|which|report|law)\b",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"당했|당하고|당해|당하는중|당한(?:것|거|적)|맞았|맞고|때려|때렸|때리는|싶|무서|도와|살려|지금"
    r"|(?:^|요)(?:나|내가|저|제가|전)(?:는|도|한테)?|우리(?:애|아이|아들|딸|동생)|내?친구가|제?친구가"
    r"|괴롭혀|죽을|죽고|겪고|받고있"
    r"|\b(?:i|i'm|me|my|myself|he|she|they)\b",
    re.IGNORECASE,
)
_NO_LETTER = re.compile(r"[^가-힣ㄱ-ㅎㅏ-ㅣA-Za-z0-9.?!]")


@dataclass(frozen=True, slots=True)
class CrisisSign:
    """What was heard and how near it is."""

    kind: CrisisKind
    urgency: Urgency


def crisis_sign(text: str) -> CrisisSign | None:
    """None where nothing points to danger, distress or the lines that help."""
    apart = whole_syllables(without_excuses(text))
    plain = without_gaps(apart)
    compact = _NO_LETTER.sub("", plain)
    english = plain.replace("’", "'")
    asked = _first(_TOPICS, text)
    if OVERDOSE.search(compact) or OVERDOSE_ENGLISH.search(english):
        return CrisisSign("self_harm_emergency", "danger")
    if _wants_to_die(f"{apart}\n{plain}", compact, english) and not (
        asked == "self_harm" and _only_asks(text, compact)
    ):
        dying = EMERGENCY.search(compact) or any(kind == "emergency" and row.search(english) for kind, row in _ENGLISH)
        return CrisisSign("self_harm_emergency" if dying else "self_harm", "danger")
    danger = _first(_ORDER, compact) or _first(_ENGLISH, english)
    if asked and _only_asks(text, compact):
        return CrisisSign(asked, "information")
    if danger:
        return CrisisSign(danger, "distress" if danger == "distress" else "danger")
    if DISTRESS.search(compact):
        return CrisisSign("distress", "distress")
    return None


def without_excuses(text: str) -> str:
    """What is said in jest, or of something else, is blanked out; every other letter and space stays where it is."""
    text = text.replace("’", "'")
    for jest in (ENGLISH_EXCUSES, JESTS_ENGLISH):
        text = jest.sub(lambda said: " " * len(said[0]), text)
    letters = [at for at, letter in enumerate(text) if not _NO_LETTER.match(letter)]
    left = list(text)
    for excuse in (*EXCUSES, *JESTS):
        compact = "".join(left[at] for at in letters)
        cut = {letters[at] for said in excuse.finditer(compact) for at in range(*said.span())}
        for at in cut:
            left[at] = " "
        letters = [at for at in letters if at not in cut] if cut else letters
    return "".join(left)


def _wants_to_die(text: str, compact: str, english: str) -> bool:
    if SELF_HARM.search(compact) or SELF_HARM_SPACED.search(text) or SPACED.search(text):
        return True
    if any(kind == "self_harm" and row.search(english) for kind, row in _ENGLISH):
        return True
    heard = sound_key(compact)
    return any(phrase in heard for phrase in SELF_HARM_SOUNDS)


def _first(rows: Iterable[tuple[CrisisKind, re.Pattern[str]]], text: str) -> CrisisKind | None:
    for kind, pattern in rows:
        if pattern.search(text):
            return kind
    return None


def _only_asks(text: str, compact: str) -> bool:
    """A question about help, with nobody in it who is in danger; how to die is no such question."""
    if re.search(
        r"(?:자살|자해|죽는)(?:하는)?(?:방법|법)|how (?:to|can i) (?:commit|kill|die)",
        compact + " " + text,
        re.IGNORECASE,
    ):
        return False
    return bool(_ASKS.search(compact) or _ASKS.search(text)) and not (
        _MINE.search(compact) or re.search(r"\b(?:i'?m|me|my|myself)\b", text, re.IGNORECASE)
    )
