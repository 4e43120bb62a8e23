"""Names of other people, told by the title or the courtesy after them: `김철수 과장`, `박영희 씨`, `이민호 선생님이`.

For what is shown to others or kept for long, such as opinions and the reasons of staff. What a citizen says in a talk
is left as it is: there a wrongly hidden word costs an answer.
"""

from __future__ import annotations

import re

from agents.masking import SURNAMES

# Ranks and posts that follow a name, but for everyday words (`이사`, `대표`, `의사`, `사장`).
_TITLES = (
    "주무관|사무관|서기관|과장|팀장|국장|실장|계장|부장|소장|센터장|원장|교장|교감|교수|선생|"
    "변호사|간호사|사회복지사|순경"
)
# In these ends an office, a place or a post (`도로과 과장`, `구청장님`), or a word before it (`성실한 팀장님`, `고마운
# 선생님`), and hardly a given name: a name that does is missed.
_NO_NAME_ENDS = "과국실팀청장관원소부계반사구동시도군읍면리서처단회당역점교" + "는를의에로한할된던운데후"
_HELPERS = "도우미|지킴이|길잡이"  # who does a work, and is not named by it
_NAME = rf"(?<![가-힣])(?!{_HELPERS})[{SURNAMES}][가-힣][가-힣]"
_ENDS = r"(?=님|씨|께|한테|에게|이|가|은|는|을|를|의|도|만|와|과|랑|하고|\W|$)"
_TITLED = re.compile(rf"{_NAME}(?<![{_NO_NAME_ENDS}])(?=\s?(?:{_TITLES}){_ENDS})")
_COURTESY = re.compile(rf"{_NAME}(?<![는를의에로])(?=\s?씨(?:께서|께|한테|에게|가|는|를|의|도|와|랑|네|\W|$))")
HIDDEN = "[이름]"


def mask_named(text: str) -> str:
    """With each such name replaced by `[이름]`; what follows it stays, and doing it twice changes nothing."""
    for named in (_TITLED, _COURTESY):
        text = named.sub(HIDDEN, text)
    return text
