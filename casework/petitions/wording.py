"""What happened to a petition, in words that a citizen reads: no account, no internal name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from casework.petitions import events as ev
from casework.petitions.excluded import EXCLUSION_NAMES
from casework.petitions.extensions import GROUND_NAMES
from casework.petitions.kinds import KIND_NAMES
from casework.petitions.petition import Petition, Stage

STAGE_NAMES = {
    Stage.NEW: ("작성 중", "being written"),
    Stage.FILED: ("제출됨 · 접수 대기", "filed, waiting to be accepted"),
    Stage.IN_PROCESS: ("처리 중", "in process"),
    Stage.DECIDED: ("처리 결과 통지 대기", "decided, the result is about to be sent"),
    Stage.CLOSED: ("처리 끝남", "closed"),
}
OUTCOMES: Mapping[ev.Outcome, tuple[str, str]] = MappingProxyType({
    "granted": ("요청을 받아들임", "granted"),
    "refused": ("받아들이지 않음", "refused"),
    "answered": ("답변함", "answered"),
})  # fmt: skip
AUTHOR_NAMES: Mapping[ev.AuthorKind, tuple[str, str]] = MappingProxyType({
    "ai": ("AI", "AI"), "person": ("담당자(사람)", "an official (a person)"), "citizen": ("민원인", "the petitioner"),
})  # fmt: skip

_PLAIN: Mapping[type[ev.PetitionEvent], tuple[str, str]] = MappingProxyType({
    ev.Drafted: ("말씀하신 내용으로 초안을 작성했습니다.", "A draft was written from what was said."),
    ev.Filed: ("내용을 확인하고 민원을 제출했습니다.", "The petition was checked, signed and filed."),
    ev.Misdirected: ("다른 곳에서 처리할 민원으로 확인했습니다.", "It turned out to belong elsewhere."),
    ev.Assigned: ("담당자를 정했습니다.", "An official took it in hand."),
    ev.SupplementAskedAgain: ("보완을 다시 요청했습니다.", "What is missing was asked for again."),
    ev.SupplementProlonged: ("보완 기간을 늘렸습니다.", "There is more time for what is missing."),
    ev.Reopened: ("이의신청을 받아들여 민원을 다시 처리합니다.", "The objection was upheld: it is dealt with again."),
    ev.RequestUndelivered: ("보완 요청이 반송되었습니다.", "The request for what is missing came back."),
    ev.Supplemented: ("보완할 내용이 도착했습니다.", "What was missing has arrived."),
    ev.Amended: ("내용을 보탰습니다.", "Something was added to it."),
    ev.SurveyExtended: ("현장조사를 7일 더 합니다.", "The site survey takes seven more days."),
    ev.ProgressAsked: ("처리 상황을 물었습니다.", "The petitioner asked how things stand."),
    ev.ProgressTold: ("처리 상황을 알렸습니다.", "The petitioner was told how things stand."),
    ev.Dunned: ("처리기간이 지나 독촉장을 보냈습니다.", "The period is over: a dunning notice was sent."),
    ev.ResultTold: ("처리 결과를 알렸습니다.", "The petitioner was told the result."),
    ev.SentBack: ("보완되지 않아 이유를 적어 되돌려 보냈습니다.", "It was returned: the supplement did not come."),
    ev.Withdrawn: ("민원을 취하했습니다.", "The petition was withdrawn."),
    ev.ClosedUnfound: ("보완 요청이 2회 반송되어 취하로 봅니다.", "It counts as withdrawn: letters came back twice."),
    ev.ClosedAsRepeat: ("같은 민원이 거듭되어 종결했습니다.", "It was closed as a repeated petition."),
    ev.NotProcessed: ("처리하지 않는 사항이어서 이유를 알렸습니다.", "It is not dealt with, and why was told."),
    ev.Merged: ("목적이 같은 다른 민원과 함께 처리합니다.", "It goes on together with another petition."),
    ev.ObjectionFiled: ("이의신청을 했습니다.", "An objection was filed."),
    ev.ObjectionExtended: ("이의신청의 처리기간을 늘렸습니다.", "The answer to the objection takes longer."),
    ev.AutomationProlonged: ("그 답변 기간을 늘렸습니다.", "The answer to that takes longer."),
    ev.AutomationAnswered: ("담당자가 설명하거나 직접 처리하기로 했습니다.", "A person explained it or took it over."),
})  # fmt: skip


_WANTED: Mapping[ev.Wanted, tuple[str, str]] = MappingProxyType({
    "explanation": ("AI가 한 일을 설명해 달라고 했습니다.", "An explanation of what the AI did was asked for."),
    "review": ("AI가 한 일을 다시 살펴 달라고 했습니다.", "A review of what the AI did was asked for."),
    "refusal": ("AI의 처리를 거부했습니다. 사람이 처리합니다.", "The AI's part was refused: a person does it."),
})  # fmt: skip
_UPHELD = {
    True: ("이의신청을 받아들였습니다.", "The objection was upheld."),
    False: ("이의신청을 받아들이지 않았습니다.", "The objection was not upheld."),
}


def happened(event: ev.PetitionEvent) -> tuple[str, str]:
    """One sentence on an event, in Korean and English."""
    return _PLAIN.get(type(event)) or _particular(event)


def state(petition: Petition) -> tuple[str, str]:
    """Where it stands: while something is missing, that."""
    if petition.stage is Stage.IN_PROCESS and petition.supplement and petition.supplement.is_open:
        return "보완을 기다리는 중", "waiting for what is missing"
    if petition.stage is Stage.IN_PROCESS and petition.reopened:
        return "다시 처리 중", "in process again"
    return STAGE_NAMES[petition.stage]


def _particular(event: ev.PetitionEvent) -> tuple[str, str]:
    match event:
        case ev.Accepted(kind):
            ko, en = KIND_NAMES[kind]
            told = f"{ko}으로 접수했습니다.", f"It was accepted as {'an' if en[0] in 'aeiou' else 'a'} {en}."
        case ev.Forwarded(to):
            told = f"{to}에서 맡습니다.", f"It is with {to} now."
        case ev.SentAway(agency):
            told = f"{agency}(으)로 이송했습니다.", f"It was sent on to {agency}."
        case ev.SupplementAsked(days):
            told = f"보완을 요청했습니다({days}일 안에).", f"What is missing was asked for (within {days} days)."
        case ev.SupplementTimeAsked(days):
            told = (
                f"보완할 시간 {days}일을 더 요청했습니다.",
                f"More time was asked for: {days} days.",
            )
        case ev.Extended(extension):
            told = _with("처리기간을 늘렸습니다", "The period was extended", GROUND_NAMES[extension.ground])
        case ev.CountingStopped(ground):
            told = _with("처리기간을 세지 않기 시작했습니다", "The clock stands still", EXCLUSION_NAMES[ground])
        case ev.CountingResumed(ground):
            told = _with("처리기간을 다시 셉니다", "The clock runs again", EXCLUSION_NAMES[ground])
        case _:
            return _decided_or_contested(event)
    return told


def _decided_or_contested(event: ev.PetitionEvent) -> tuple[str, str]:
    match event:
        case ev.Decided(outcome):
            return _with("처리 결과를 정했습니다", "It was decided", OUTCOMES[outcome])
        case ev.ObjectionDecided(is_upheld):
            return _UPHELD[is_upheld]
        case ev.AutomationContested(wants):
            return _WANTED[wants]
        case _:
            raise AssertionError(f"no words for `{type(event).__name__}`")


def _with(ko: str, en: str, names: tuple[str, str]) -> tuple[str, str]:
    return f"{ko}: {names[0]}.", f"{en}: {names[1]}."
