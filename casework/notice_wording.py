"""What a notice says: the number, what happened, what is due next and where to look; no word of the petition.

And what the letter says that asks whether the address is the petitioner's: less still.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from casework.filings import Filed
from casework.petition_views import Both, followed_view
from casework.petitions.calendar import WorkCalendar
from casework.petitions.filing import Filing
from core.clock import SEOUL
from core.speech import WrittenLanguage

SUBJECT: dict[WrittenLanguage, str] = {"ko": "[마당] 민원 {number}: {happened}", "en": "[Madang] {number}: {happened}"}
TEXT: dict[WrittenLanguage, str] = {
    "ko": "안녕하세요. AI 민원 창구 마당입니다.\n\n"
    "민원번호: {number}\n바뀐 것: {at} {happened}\n지금 상태: {state}\n{due}\n"
    "자세한 내용은 아래 주소에서 민원번호와 성명으로 볼 수 있습니다.\n{page}\n\n"
    "민원을 내실 때 동의하신 전자우편 알림이며, 위 주소에서 끌 수 있습니다. 민원 내용은 이 편지에 적지 않습니다.\n"
    "이 편지에는 답장하실 수 없습니다. 궁금한 점은 120 다산콜센터(02-120)에 물어봐 주세요.\n",
    "en": "Hello, this is Madang, the AI counter of the city.\n\n"
    "Petition: {number}\nWhat changed: {at} {happened}\nNow: {state}\n{due}\n"
    "See it in full with the number and your name at\n{page}\n\n"
    "You agreed to these notices when you filed it, and can turn them off there. They hold no word of the petition.\n"
    "Replies are not read. Please ask the Dasan Call Center (02-120).\n",
}
ASKED_SUBJECT: dict[WrittenLanguage, str] = {
    "ko": "[마당] 전자우편 주소를 확인해 주십시오(민원 {number})",
    "en": "[Madang] Please confirm your e-mail address ({number})",
}
ASKED: dict[WrittenLanguage, str] = {
    "ko": "안녕하세요. AI 민원 창구 마당입니다.\n\n"
    "민원 {number}을 내신 분이 바뀌는 것을 이 주소로 알려 달라고 하셨습니다. "
    "본인이 맞으시면 아래 주소를 열고 ‘확인합니다’를 눌러 주십시오. 그 전에는 아무것도 알리지 않습니다.\n{page}\n\n"
    "한국 시각 {until}까지 한 번 쓸 수 있습니다.\n\n"
    "이런 민원을 내신 적이 없으면 그대로 두십시오. 진행 상황을 보내지 않습니다.\n"
    "이 편지에는 답장하실 수 없습니다. 궁금한 점은 120 다산콜센터(02-120)에 물어봐 주세요.\n",
    "en": "Hello, this is Madang, the AI counter of the city.\n\n"
    "Whoever filed petition {number} wants to be told of changes at this address. If that is you, open the page below "
    "and press 'I confirm'. Nothing is told before.\n{page}\n\n"
    "It works once, until {until} Korean time.\n\n"
    "If you filed no such petition, do nothing: no news of it is sent to you.\n"
    "Replies are not read. Please ask the Dasan Call Center (02-120).\n",
}
DUE: dict[WrittenLanguage, str] = {"ko": "다음 기한:", "en": "Due next:"}
DEADLINE: dict[WrittenLanguage, str] = {"ko": "처리", "en": "the office deals with it"}


@dataclass(frozen=True, slots=True)
class Notice:
    """One e-mail about one entry of a petition."""

    to: str
    subject: str
    text: str


def notice(filed: Filed, entry: int, page: str, calendar: WorkCalendar, now: datetime) -> Notice | None:
    """None where the petitioner is not written to. `page` is where the petition is followed."""
    filing = filed.filing
    if filing is None or not filing.notify:
        return None
    language = filing.language
    view = followed_view(filed, calendar, now)
    line = view.history[entry - 1]
    happened = line.ko if language == "ko" else line.en
    words = {
        "number": filed.number,
        "happened": happened,
        "at": f"{line.at.astimezone(SEOUL):%Y-%m-%d %H:%M}",
        "state": _said(view.state, language),
        "page": page,
    }
    owed = [(DEADLINE[language], view.deadline)] if view.deadline else []
    owed += [(_said(duty.name, language), duty.due) for duty in view.ahead]
    due = "\n".join(_due([(name, getattr(moment, language)) for name, moment in owed if moment], language))
    return Notice(filing.contact, SUBJECT[language].format(**words), TEXT[language].format(due=due, **words))


def asking(filing: Filing, number: str, page: str, until: datetime) -> Notice:
    """Whether the address is theirs; `page` is where they say so."""
    language, by = filing.language, f"{until.astimezone(SEOUL):%Y-%m-%d %H:%M}"
    text = ASKED[language].format(number=number, page=page, until=by)
    return Notice(filing.contact, ASKED_SUBJECT[language].format(number=number), text)


def _due(owed: list[tuple[str, str]], language: WrittenLanguage) -> Iterator[str]:
    if owed:
        yield DUE[language]
    for name, by in owed:
        yield f"- {name}: {by}"
    if owed:
        yield ""


def _said(words: Both, language: WrittenLanguage) -> str:
    return words.ko if language == "ko" else words.en
