"""The talk events as they travel, over SSE and the data channel alike; `docs/protocol.md` has the table.

Each is a flat JSON object with its `type`. Built here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Literal, TypeAlias

from core.answers import (
    AnswerClosed,
    AnswerEvent,
    AnswerText,
    Cited,
    Clarify,
    ConsultationChanged,
    DraftChanged,
    HandoffRequested,
    ToolUsed,
)
from core.consultations import PARTS, Consultation
from core.errors import GuardianConsentNeeded, MadangError, NotLawful, Unfileable
from core.passages import Citation
from core.petitions import PetitionDraft

Event: TypeAlias = dict[str, object]
Via: TypeAlias = Literal["voice", "text"]
DriverKind: TypeAlias = Literal["ai", "person"]
QueueState: TypeAlias = Literal["waiting", "unattended", "accepted", "cancelled", "returned", "ended"]
CloseReason: TypeAlias = Literal["citizen", "staff", "idle", "shutdown", "dropped", "deleted", "abuse", "threat"]

EVENT_TYPES = (
    "talk-opened", "citizen-partial", "citizen-said", "answer-text", "cited", "clarify", "tool-used", "petition-draft",
    "petition-filed", "consultation", "consultation-booked",
    "handoff-requested", "answer-closed", "heard", "relayed", "driver", "announcement", "queue", "staff-said",
    "talk-closed", "error",
)  # fmt: skip


def event(kind: str, /, **fields: object) -> Event:
    """One event; `kind` is one of `EVENT_TYPES`."""
    if kind not in EVENT_TYPES:
        raise ValueError(f"`{kind}` is no talk event")
    return {"type": kind, **fields}


def citation(value: Citation) -> dict[str, object]:
    """A citation with its dates as text."""
    return {
        "document_id": value.document_id,
        "title": value.title,
        "locator": value.locator,
        "quote": value.quote,
        "effective_from": value.effective_from.isoformat() if value.effective_from else None,
        "effective_until": value.effective_until.isoformat() if value.effective_until else None,
        "source_url": value.source_url,
        "text_version": value.text_version.isoformat() if value.text_version else None,
        "section": value.section,
    }


def draft_view(draft: PetitionDraft | None) -> dict[str, object] | None:
    """What a petition card shows of a draft."""
    if draft is None:
        return None
    shown = {name: getattr(draft, name) for name in ("kind", "subject", "text", "place", "occurred", "wish")}
    return {**shown, "complete": draft.asked is None}


def case_view(draft: PetitionDraft | None) -> dict[str, object]:
    """The `case` of an answer that drafted a petition, or dropped it."""
    view = draft_view(draft)
    return {"petition": "dropped"} if view is None else {"petition": "draft", **view}


def consultation_view(collected: Consultation | None) -> dict[str, object] | None:
    """What a consultation card shows."""
    if collected is None:
        return None
    return {**{part: collected.said(part) for part in PARTS}, "complete": collected.asked is None}


def consultation_case(collected: Consultation | None) -> dict[str, object]:
    """The `case` of an answer that went on with a consultation, or dropped it."""
    view = consultation_view(collected)
    return {"consultation": "dropped"} if view is None else {"consultation": "open", **view}


def answer_event(happened: AnswerEvent, *, answer: str, index: int) -> Event:
    """An official's event; `index` counts the sentences of the answer from 0."""
    kind, fields = _of_answer(happened, index)
    return event(kind, answer=answer, **fields)


def _of_answer(happened: AnswerEvent, index: int) -> tuple[str, Mapping[str, object]]:
    match happened:
        case AnswerText():
            said = "answer-text", {"index": index, "text": happened.text, "mood": happened.mood}
        case Cited():
            said = "cited", {"index": index, "citation": citation(happened.citation)}
        case Clarify():
            said = "clarify", {"question": happened.question, "options": list(happened.options)}
        case ToolUsed():
            said = "tool-used", {"name": happened.name, "result": happened.result}
        case DraftChanged():
            said = "petition-draft", {"draft": draft_view(happened.draft)}
        case ConsultationChanged():
            said = "consultation", {"consultation": consultation_view(happened.consultation)}
        case HandoffRequested():
            said = "handoff-requested", {"reason": happened.reason}
        case AnswerClosed():
            said = "answer-closed", _closed(happened)
    return said


def _closed(happened: AnswerClosed) -> dict[str, object]:
    return {
        "status": happened.status,
        "language": happened.language,
        "as_of": happened.as_of.isoformat(),
        "offers_person": happened.offers_person,
        "redirect_to": happened.redirect_to,
        "of_child": happened.of_child,
    }


def error_body(error: MadangError) -> dict[str, object]:
    """What a client gets of an error."""
    body: dict[str, object] = {"code": error.code, "message": str(error), "retryable": error.retryable}
    if (wait := getattr(error, "retry_after_seconds", None)) is not None:
        body["retry_after_seconds"] = wait
    if isinstance(error, NotLawful | Unfileable | GuardianConsentNeeded):
        body["ground"] = asdict(error.ground)
    return body


def error_event(error: MadangError) -> Event:
    """The same as a talk event."""
    return event("error", **error_body(error))


def event_type(message: Mapping[str, object]) -> str:
    return str(message["type"])
