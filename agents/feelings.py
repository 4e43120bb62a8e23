"""How a citizen is, where it changes the manner of an answer: bereaved, angry, drunk, or a child alone."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

Feeling: TypeAlias = Literal["bereaved", "angry", "drunk", "child_alone"]

_KIN = (
    r"(?:엄마|어머니|어머님|아빠|아버지|아버님|부모님|남편|아내|와이프|집사람|할머니|할아버지|아들|딸|아이|아기|동생|형|오빠|누나|언니|가족|친구"
    r"|장모님?|장인어른|배우자)"
)
_BEREAVED = re.compile(
    rf"{_KIN}(?:이|가|께서|도)?\s(?:[가-힣]{{1,5}}\s){{0,2}}?(?<!로\s)(?<!에\s)"
    r"(?:돌아가(?:셨|시고|시게|신\s*지)|세상을?\s*(?:떠|뜨)|떠나셨|사망(?:했|하셨)|죽었|별세|운명하셨|하늘나라)"
    r"|상을\s*당(?:했|해)|상중(?:이|인|에)|장례를?\s*(?:치르|치렀)|사별(?:했|하고)"
    r"|\bmy (?:mother|mom|mum|father|dad|husband|wife|son|daughter|child|baby|brother|sister|grand\w+|parents?|friend)"
    r" (?:(?:has|had|have|just) )*(?:died|passed away|is dead)\b"
    r"|\blost my (?:mother|mom|mum|father|dad|husband|wife|son|daughter|baby|brother|sister)\b(?!'s)",
    re.IGNORECASE,
)
_ANGRY = re.compile(
    r"(?<![가-힣])화\s*가?\s*(?:나(?:요|네|는데|서|고|게|잖|죽)|났|납니다)|짜증\s*(?:나|이\s*나|났)|열\s*받|빡치|속\s*터|어이\s*없|답답해\s*(?:죽|미치)"
    r"|(?:몇|여러)\s*번(?:을|이나|째)\s*(?:말|얘기|전화|물어)|일을?\s*(?:똑바로|제대로)\s*(?:하|해|안)|장난\s*(?:해요|하나|하는\s*거|치)"
    r"|뭐\s*하자는|\bi'?m (?:so |really |very )?(?:angry|furious|frustrated|fed up)\b"
    r"|\bthis is (?:ridiculous|unacceptable|a joke)\b"
    r"|\bhow many times (?:do|must|should) i\b",
    re.IGNORECASE,
)
_DRUNK = re.compile(
    r"(?:술|소주|맥주|막걸리)(?:을|를|도)?\s*(?:[가-힣]{1,3}\s){0,2}(?:마셨|먹었|한잔\s*했|취했|취해)|(?:^|\s)(?:나|저|내가|제가)?\s*(?:지금\s*|좀\s*)*취했"
    r"|\bi(?:'m| am) (?:a bit |very |so )?drunk\b|\bi(?:'ve)? had (?:too much|a lot) to drink\b",
    re.IGNORECASE,
)
_OF_DRINKING = re.compile(
    r"운전|단속|편의점|미성년|청소년|팔|판매|남편|아빠|아버지|사람|손님|이웃|벌금|driv", re.IGNORECASE
)
_NO_GROWN_UP = (
    r"(?:엄마|아빠|부모님|어른|보호자|할머니)(?:랑|하고)?(?:\s*(?:엄마|아빠))?(?:가|이|도|는|은)?\s*(?:다\s*)?"
    r"(?:안\s*(?:와|오|들어)|없어|집에\s*없|연락이?\s*안|나가(?:서|고)\s*안)"
)
_CHILD = re.compile(
    rf"{_NO_GROWN_UP}.*(?:혼자|나만|둘이|무서)|(?:혼자|나만|무서).*{_NO_GROWN_UP}"
    r"|(?:[5-9]|1[0-2]|다섯|여섯|일곱|여덟|아홉|열)\s*살(?:이고|인데|이에요|이야).*(?:혼자\s*있|길을?\s*잃|집을?\s*못\s*찾)"
    r"|(?:엄마|아빠)[를가]?\s*(?:잃어버렸|어디\s*갔는지|못\s*찾겠)|길을?\s*잃.*(?:엄마|아빠|무서)"
    r"|\b(?:mom|mum|dad|mommy|daddy|parents)\b.*\b(?:not home|(?:isn|aren)'?t home|didn'?t come|gone)\b"
    r".*\b(?:alone|scared)\b"
    r"|\bi'?m (?:home )?(?:alone|lost)\b.*\b(?:mom|mum|dad|mommy|daddy|scared|years old)\b",
    re.IGNORECASE,
)
# A grown-up who asks about a child, or about an office matter.
_ABOUT_A_CHILD = re.compile(
    r"(?:아이|애|자녀|딸|아들|조카|손주|학생)(?:가|이|를|만)\s|돌봄|맡길|맡기|신청|서류|신고|등록|발급|몇\s*살부터"
    r"|my (?:child|son|daughter|kid)"
)


def feeling_of(text: str) -> Feeling | None:
    """A child alone before everything else; None for a turn that tells of no feeling."""
    plain = text.replace("’", "'")
    if _CHILD.search(plain) and not _ABOUT_A_CHILD.search(plain):
        return "child_alone"
    if _BEREAVED.search(plain):
        return "bereaved"
    if _DRUNK.search(plain) and not _OF_DRINKING.search(plain):
        return "drunk"
    return "angry" if _ANGRY.search(plain) else None


_TAIL = 5  # letters of an ending: `...떠났(어요.)`
_FEW = 5  # words; who says more may say something else as well


def only_feels(text: str) -> bool:
    """Whether a turn tells of a loss or of drinking and of nothing else: alike to danger in its words, and none."""
    plain = text.replace("’", "'").strip()
    if feeling_of(plain) not in {"bereaved", "drunk"} or len(plain.split()) > _FEW:
        return False
    found = _BEREAVED.search(plain) or _DRUNK.search(plain)
    return found is not None and len(plain) - found.end() <= _TAIL
