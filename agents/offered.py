"""Which of the titles that were offered a citizen takes: `네 그거요`, `두 번째 거요`, `the first one`."""

from __future__ import annotations

import re
from typing import Final

THE_ONE: Final = -1
"""`그거요`: whichever was offered, where it was one."""
_ENDING = (
    r"(?:에)?(?:\s*(?:걸로|거로|거|것|걸|꺼|(?:으)?로))?"
    r"(?:\s*(?:할게요|해\s*주세요|요|이요|예요|이에요|맞아요|알려\s*(?:줘|주세요)요?|부탁\S*))?"
)
_YES = r"(?:(?:네|예|응|어|맞아요?|yes|yeah|yep)[,.\s]+)?"
_THAT = re.compile(
    rf"{_YES}(?:(?:그|이|바로\s*그)(?:거|것|걸|게|건)|그걸로){_ENDING}|{_YES}that(?: one|'s it|'s the one)?",
    re.IGNORECASE,
)
_PLACES = tuple(
    re.compile(rf"{_YES}(?:(?:{korean}){_ENDING}|(?:the |number )?(?:{english})(?: one)?)", re.IGNORECASE)
    for korean, english in (
        (r"첫\s*번?째|(?:1|일)\s*번|맨?\s*위(?=.*[거것걸꺼])", "first|1st|one|1"),
        (r"두\s*번째|둘째|2\s*번|이 번", "second|2nd|two|2"),
        (r"세\s*번째|셋째|3\s*번|삼\s*번", "third|3rd|three|3"),
    )
)


def taken(text: str) -> int | None:
    """Its place, from 0; `THE_ONE` for `그거요`; None where nothing of the kind is said."""
    said = re.sub(r"\s+", " ", text.replace("’", "'")).strip(" .!?~")
    if _THAT.fullmatch(said):
        return THE_ONE
    return next((place for place, pattern in enumerate(_PLACES) if pattern.fullmatch(said)), None)
