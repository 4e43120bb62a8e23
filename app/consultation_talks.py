"""Talks and appointments, adapted to each other: what was collected goes to the booking, and word of it comes back."""

from __future__ import annotations

from collections.abc import Mapping

from app.talks.registry import Talks
from core.consultations import Consultation
from core.speech import Language


class PreparingTalks:
    """`casework.protocols.ConsultingTalks`."""

    def __init__(self, talks: Talks) -> None:
        self._talks = talks

    def prepared(self, talk_id: str) -> Consultation | None:
        self._talks.refuse_child(talk_id)
        talk = self._talks.open_one(talk_id)
        return talk.consultation if talk else None

    def booked(self, talk_id: str, when: Mapping[Language, str]) -> None:
        if talk := self._talks.open_one(talk_id):
            talk.consultation_booked(when[talk.language])
