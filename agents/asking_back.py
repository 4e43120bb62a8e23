"""What a citizen says to a question of the official's that is no answer to it; and a slip that is put right."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from agents.content_words import content_words, names_thing
from agents.facets import facets_of
from agents.smalltalk import small_talk
from core.speech import Language

NoReply: TypeAlias = Literal["why", "unsure"]

_IT = r"(?:그건|그걸|그게|이건|그거|사는\s*(?:곳|구)[은는를]?|구[는를]?)"
_WHY = re.compile(
    rf"(?:근데|그런데|아니)?\s*(?:{_IT}\s*)?왜\s*(?:(?:물어|묻|궁금|필요|말해야|알아야|알려야)[가-힣\s]{{0,9}}|요)?"
    r"|(?:(?:그걸|그거)\s*)?(?:꼭|굳이)\s*(?:말해야|말씀드려야|알려\s*(?:줘|드려)야)[가-힣\s]{0,6}"
    r"|(?:그게\s*)?(?:무슨\s*상관|왜\s*중요)[가-힣\s]{0,6}"
    r"|why(?: do you (?:ask|need (?:that|to know(?: that)?)|want to know(?: that)?))?"
    r"|do i have to (?:say|tell you)(?: that)?|does (?:that|it) matter",
    re.IGNORECASE,
)
_KOREAN_INSTEAD = re.compile(
    r"^(?:아니(?:요|오|야)?|아|아뇨|참)?[,.\s]*(?:저는\s*|제\s*말은\s*)?(?P<wrong>[가-힣A-Za-z]+?)[이가은는을를]?\s*(?:말고|아니고|아니라)"
    r"[,\s]*(?:요\s*)?(?P<right>[가-힣A-Za-z\s]{2,20})$"
)
_KOREAN_ONLY = re.compile(
    r"^(?:아니(?:요|오)?|아뇨)[,.\s]+(?P<right>[가-힣]{2,}?(?:\s[가-힣]{2,}?)?)"
    r"(?:이요|요|인데요|말이에요|이라고요|라고요|\s*말한\s*거예요)$"
)
_ENGLISH_INSTEAD = re.compile(
    r"^(?:no|sorry|oops)?[,.\s]*not (?:the |an? )?(?P<wrong>[a-z -]+?)(?:,|,? but|,? i meant?)\s+(?:the |an? )?"
    r"(?P<right>[a-z -]+)$",
    re.IGNORECASE,
)
_ENGLISH_ONLY = re.compile(
    r"^(?:(?:no|sorry|oops)[,.\s]+(?:i meant? )?|i meant? )(?:the |an? )?(?P<right>[a-z]+(?: [a-z]+)?)$", re.IGNORECASE
)
_PUTS_RIGHT = (_KOREAN_INSTEAD, _KOREAN_ONLY, _ENGLISH_INSTEAD, _ENGLISH_ONLY)
_NO_NOUN = re.compile(r"몰라|싫|괜찮|됐|그게|그거|그건|아직|이미")
_ENDING = re.compile(r"(?:이요|요|이에요|예요|인데요|말이에요|이라고요|라고요)$")


def no_reply(text: str) -> NoReply | None:
    """`그건 왜 물어봐요?` and `모르겠어요`, right after the official asked back; None for anything else."""
    said = re.sub(r"\s+", " ", text.replace("’", "'")).strip(" .!?~,")
    return "why" if _WHY.fullmatch(said) else "unsure" if small_talk(said) == "unsure" else None


def put_right(text: str, asked: str, language: Language) -> str | None:
    """The last question with the slip put right: `아니 여권 말고 주민등록증` after `여권은 어디서 받아요?`.

    None where nothing of the last question is put right, or a question of its own is asked.
    """
    said = re.sub(r"\s+", " ", text.replace("’", "'")).strip(" .!?~")
    found = next((found for pattern in _PUTS_RIGHT if (found := pattern.match(said))), None)
    if found is None or not asked or small_talk(text) or _NO_NOUN.search(found["right"]):
        return None
    right = _ENDING.sub("", found["right"].strip())
    named = content_words(right, language)
    if not named or len(named) > 2 or not all(map(names_thing, named)) or facets_of(right, language):
        return None
    nouns = (word for word in content_words(asked, language) if names_thing(word))
    wrong = found.groupdict().get("wrong") or next(nouns, "")
    at = asked.lower().find(wrong.lower()) if wrong else -1
    return f"{asked[:at]}{right}{asked[at + len(wrong) :]}" if at >= 0 else None


_THING = r"(?:거|것|걸|얘기|이야기|질문|내용|건)"
_BACK = re.compile(
    r"(?:그럼\s*|자\s*|다시\s*)?(?:아까|전에|처음에|앞에서?|먼저)\s*"
    rf"(?:그|하던|말한|말하던|말씀하신|물어본|얘기한|얘기하던|이야기하던)?\s*{_THING}(?:로|으로|를|을|는|은)?\s*"
    r"(?:요|다시[가-힣\s]{0,10}|돌아가[가-힣\s]{0,8}|계속[가-힣\s]{0,8}|마저[가-힣\s]{0,8})?"
    r"|(?:can we |let'?s |please )?(?:go|get) back"
    r"(?: to (?:that|the (?:first|previous|earlier|other) (?:one|question|topic|thing)|what we were talking about))?"
    r"|what about (?:the (?:first|previous|earlier) (?:one|question|topic|thing))",
    re.IGNORECASE,
)


def goes_back(text: str) -> bool:
    """`아까 하던 얘기로 돌아가요`: to the matter before the last one, which is not named."""
    return _BACK.fullmatch(re.sub(r"\s+", " ", text.replace("’", "'")).strip(" .!?~,")) is not None
