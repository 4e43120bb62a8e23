"""Turns that name no matter: `서류 뭐 필요해요`, `신고하려고요`, `세금이요`. Nothing can be looked up for them."""

from __future__ import annotations

import re

from agents.understanding import Question

# What half of all matters are called, with or without the wish to do it.
_TOO_WIDE = re.compile(
    r"(?:세금|증명|증명서|서류|지원|지원금|보조금|복지|수당|허가|민원|문의|상담|질문|신고|신청|등록|접수|발급|예약|안내)"
    r"(?:서|건|일)?(?:을|를|은|는|이|가|도|때문)?(?:하|할|해|하러|하려|받|받으)?[가-힣]{0,5}"
)
_WISH = re.compile(r"(?:왔|오|떼|하|받|내|쓰|알아보|물어보|싶)[가-힣]{0,6}")
_FEW = 4  # words; a longer turn says more than its nouns


def is_vague(question: Question) -> bool:
    """Whether nothing in the turn says what it is about; whoever answers a question of ours is not vague."""
    if question.pending or question.dated or question.district or len(question.text.split()) > _FEW:
        return False
    if not question.content:
        return bool(question.facets)
    named = [word for word in question.content if not _WISH.fullmatch(word)]
    if question.facets and any("민원" in word for word in named):
        return False  # how long a petition takes, and where it is filed, is a matter of its own
    return question.language == "ko" and bool(named) and all(map(_TOO_WIDE.fullmatch, named))
