"""Latin letters and a few borrowed words as Korean says them."""

from __future__ import annotations

import re

_LETTERS = {
    "a": "에이", "b": "비", "c": "씨", "d": "디", "e": "이", "f": "에프", "g": "지", "h": "에이치", "i": "아이",
    "j": "제이", "k": "케이", "l": "엘", "m": "엠", "n": "엔", "o": "오", "p": "피", "q": "큐", "r": "알",
    "s": "에스", "t": "티", "u": "유", "v": "브이", "w": "더블유", "x": "엑스", "y": "와이", "z": "제트",
}  # fmt: skip
_WORDS = {
    "seoul": "서울", "korea": "코리아", "invest": "인베스트", "global": "글로벌", "center": "센터", "centre": "센터",
    "learn": "런", "app": "앱", "web": "웹", "email": "이메일", "online": "온라인", "service": "서비스", "one": "원",
    "stop": "스톱", "my": "마이", "home": "홈", "bank": "뱅크", "data": "데이터", "start": "스타트", "up": "업",
    "fintech": "핀테크", "lab": "랩", "hub": "허브", "ok": "오케이", "wifi": "와이파이", "smart": "스마트",
    "youth": "유스", "call": "콜", "talk": "톡", "http": "", "https": "", "gov": "지오브이", "com": "컴", "net": "넷",
    "www": "", "org": "오알지", "info": "인포", "kakao": "카카오", "naver": "네이버", "google": "구글",
    "pass": "패스", "card": "카드", "job": "잡", "law": "로", "dasan": "다산", "easy": "이지", "plus": "플러스",
}  # fmt: skip
_UNITS = {
    "km": "킬로미터", "cm": "센티미터", "mm": "밀리미터", "m": "미터", "kg": "킬로그램", "g": "그램", "mg": "밀리그램",
    "l": "리터", "ml": "밀리리터", "m2": "제곱미터", "kw": "킬로와트", "kwh": "킬로와트시",
    "cc": "씨씨", "db": "데시벨", "gb": "기가바이트", "mb": "메가바이트",
}  # fmt: skip
_UNIT = re.compile("(" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")(?![A-Za-z0-9])", re.IGNORECASE)


def latin_word(word: str) -> str:
    """`AI` -> `에이아이`, `Seoul` -> `서울`; letters only."""
    known = _WORDS.get(word.lower())
    return known if known is not None else "".join(_LETTERS[letter] for letter in word.lower())


def unit_at(text: str, place: int) -> tuple[str, int] | None:
    """The measure that begins at `place` after a number, spoken, and where it ends: `km` -> `킬로미터`."""
    found = _UNIT.match(text, place)
    return (_UNITS[found[1].lower()], found.end()) if found else None


def address(text: str) -> str:
    """A web or mail address: `https://www.gov.kr` -> `지오브이 점 케이알`."""
    bare = re.sub(r"^https?://(?:www\.)?|^www\.|/+$", "", text, flags=re.IGNORECASE)
    parts = re.findall(r"[A-Za-z]+|\d|[가-힣]+|[^\sA-Za-z\d가-힣]", bare)
    return " ".join(filter(None, (_part(part) for part in parts)))


def _part(part: str) -> str:
    if part.isascii() and part.isalpha():
        return latin_word(part)
    if part.isdigit() and part.isascii():
        return "공일이삼사오육칠팔구"[int(part)]
    return {".": "점", "@": "골뱅이", "/": "슬래시", "-": "다시", "_": "밑줄"}.get(part, part if part.isalnum() else "")
