"""Abusive words: a calm boundary for the words, an answer for the question inside them."""

from __future__ import annotations

import re

_KOREAN = re.compile(
    r"[시씨쉬슈싀씌][1ㅣ!\s.]{0,2}[발빨팔벌빠펄바](?!전|견|점|령|송|생|달|급|코|표|행|음|이|을|은|에|의"
    r"|로|사|주|인|자|기|부|닥|다|트|닐|쁘|빠|른|란)|ㅅ\s?ㅂ|ㅆ\s?ㅂ|씨[1l]발|씹(?:새|할|년|놈)"
    r"|개\s?(?:새끼|색기|세끼|쉐이|자식|년|같은|소리)|[병븅]\s?신|ㅂ\s?ㅅ(?![ㄱ-ㅎ])|지랄"
    r"|ㅈ\s?ㄹ(?![ㄱ-ㅎ])|좆|존나|졸라\s|미친\s?(?:놈|년|새끼|것)|또라이"
    r"|(?<![이가도은는]\s)(?<!자꾸\s)(?<!계속\s)꺼져(?!\s*(?:있|서|버|가))|닥쳐|뒈져|뒤져라|엿\s?먹|썅|쌍(?:놈|년)|(?:이|저|그)\s?새끼|새끼(?:야|들아|들이)|느금"
    r"|니\s?(?:애미|어미|에미)|에미\s?없|애미\s?없|쓰레기\s?(?:같은|야$)|돌대가리|멍청(?:이|한\s?(?:놈"
    r"|년|것|새끼|기계))|바보\s?(?:야|같은|냐)|호구\s?새끼|등신|걸레\s?(?:같은|년)|창녀|변태\s?새끼"
    r"|벗어\s?봐|가슴\s?보여|야한\s?거\s?(?:해|보여)|섹스\s?(?:하자|할래)|사귀자"
)
_CURSE_ALONE = re.compile(
    r"(?:^|\s)(?:시발|씨발|씨바|시바|쓰발|시팔|씨팔|아오\s?씨)(?=$|[\s,.!?~]|(?!점|견|노)[가-힣])"
)
_ENGLISH = re.compile(
    (
        r"\b(?:f+u+c+k+\w*|f\*+k?|shit+y?|bullshit|bitch(?:es)?|asshole|bastard|motherf\w+|cunt|dickhead"
        r"|retard(?:ed)?|moron|idiots?|stupid (?:bot|machine|ai|thing)|dumb(?:ass)?|shut up|go to hell"
        r"|screw you|piss off|suck my|sex with me|show me your)\b"
    ),
    re.IGNORECASE,
)


def is_abusive(text: str) -> bool:
    return bool(_KOREAN.search(text) or _CURSE_ALONE.search(text) or _ENGLISH.search(text))


def without_abuse(text: str) -> str:
    """What is left of the turn, to see whether there is a question in it."""
    for pattern in (_CURSE_ALONE, _KOREAN, _ENGLISH):
        text = pattern.sub(" ", text)
    return re.sub(r"\s+", " ", text).strip()
