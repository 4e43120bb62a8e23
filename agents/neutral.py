"""Politics and elections: how to vote is told, whom to vote for is not (Public Official Election Act, Art. 9)."""

from __future__ import annotations

import re

_WHOM = r"(?:누구|누굴|누구를|어느\s*(?:당|후보|정당|쪽)|어떤\s*(?:당|후보|정당)|무슨\s*당)(?:을|를|이|가|에|한테)?"
_POLITICS = (
    r"(?:대통령|(?<![가-힣])시장님?|국회의원|장관|정당|여당|야당|민주당|국민의힘|국힘|정권|정부|후보|서울시장|구청장)"
    r"(?:은|는|이|가|을|를|님)?"
)
_KOREAN = re.compile(
    rf"{_WHOM}\s*(?:[가-힣]{{1,4}}\s)?(?:뽑|찍|투표|지지|(?:제일\s*)?(?:좋|나아|나을|낫)|당선|이길|될\s*(?:것|거))"
    rf"|{_POLITICS}\s*(?:[가-힣]{{1,4}}\s){{0,2}}(?:어때|어떻게\s*생각|어떤\s*것\s*같|(?:잘|못)\s*(?:하고|하지|하냐|하네|하잖|한다|하는|했|해요)|싫|지지(?:해|하)|무능|탄핵)"
    r"|(?:진보|보수|좌파|우파|탄핵|북한|이념)(?:은|는|이|가|을|를|에)?\s*(?:[가-힣]{1,4}\s)?(?:어떻게\s*생각|찬성|반대|어때|편이|지지)"
    r"|(?:기호\s*)?[1-9일이삼]\s*번(?:이?랑|하고|과|이나)\s*(?:기호\s*)?[1-9이삼사]\s*번\s*중|정치\s*(?:성향|얘기|이야기)"
)
_ENGLISH = re.compile(
    r"\bwh(?:o|om|ich (?:party|candidate)) (?:should|would|do|will|did) (?:i|you|we) (?:vote|support|choose|back)"
    r"|\bwhich (?:party|candidate) (?:is|will|would)\b"
    r"|\bwhat (?:do you think|is your opinion) (?:of|about|on) (?:the |our |this )?"
    r"(?:president|mayor|government|election|ruling party|opposition|impeachment|politic\w+)"
    r"|\bdo you (?:like|support|hate) (?:the |our )?(?:president|mayor|government|ruling party|opposition)"
    r"|\bwho will win the election",
    re.IGNORECASE,
)
_NO_ELECTION = re.compile(r"대표|반장|통장|직원|입주자|회장|위원|정책\s*제안|의견을?\s*(?:내|제출)")


def asks_politics(text: str) -> bool:
    """Whom to vote for, or what to think of who governs; not where and how to vote."""
    if _ENGLISH.search(text):
        return True
    return bool(_KOREAN.search(text)) and not _NO_ELECTION.search(text)
