"""The draft of a correction: what was said, what holds now, and why the letter comes. A curator goes over it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.recall.views import ChangedPassage, DraftView
from core.speech import Language

SUBJECT: dict[Language, str] = {
    "ko": "[마당] ‘{title}’ 안내가 바뀌었습니다",
    "en": "[Madang] What we told you about “{title}” has changed",
}
OPENING: dict[Language, str] = {
    "ko": "안녕하세요. AI 민원 창구 마당입니다.\n"
    "창구에서 안내해 드린 ‘{title}’의 내용이 {day}에 바뀌어 바로잡아 드립니다.",
    "en": "Hello, this is Madang, the AI counter of the city.\nWhat we told you about “{title}” changed on {day}.",
}
THEN: dict[Language, str] = {"ko": "전에 안내한 내용", "en": "What we said"}
NOW: dict[Language, str] = {"ko": "지금 맞는 내용", "en": "What holds now"}
NOTHING: dict[Language, str] = {
    "ko": "더는 안내하지 않습니다. 120 다산콜센터(02-120)에 확인해 주세요.",
    "en": "We no longer say this. Please ask the Dasan Call Center (02-120).",
}
CLOSING: dict[Language, str] = {
    "ko": "창구에서 ‘바뀌면 알려 주세요’라며 남기신 연락처로, 이 일로는 한 번만 보내 드립니다.\n"
    "이 편지에는 답장하실 수 없습니다. 궁금한 점은 창구나 120 다산콜센터(02-120)에 물어봐 주세요.",
    "en": "You left this contact so that we would tell you of a change; we write about this one once.\n"
    "Replies are not read. Please ask at the counter or the Dasan Call Center (02-120).",
}


def draft(titles: dict[Language, str], changed: Sequence[ChangedPassage], day: date, *, english: bool) -> DraftView:
    """Korean first; English below it where somebody was talked to in English."""
    languages: list[Language] = ["ko", "en"] if english else ["ko"]
    parts = [_part(language, titles[language], changed, day) for language in languages]
    subject = SUBJECT["ko"].format(title=titles["ko"])
    return DraftView(subject=subject[:200], text="\n\n----\n\n".join(parts))


def _part(language: Language, title: str, changed: Sequence[ChangedPassage], day: date) -> str:
    told = [passage for passage in changed if passage.language == language] or list(changed)
    pairs = [
        f"{THEN[language]}: {passage.then}\n{NOW[language]}: {passage.now or NOTHING[language]}" for passage in told
    ]
    opening = OPENING[language].format(title=title, day=day.isoformat())
    return "\n\n".join((opening, *pairs, CLOSING[language]))
