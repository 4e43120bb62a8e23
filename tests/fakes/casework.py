"""What casework is lent, as a test writes it down."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from casework.opinions.protocols import CrisisAnswer, Helpline
from casework.protocols import Drafted
from core.clock import Clock
from core.consultations import Consultation
from core.errors import InvalidInput
from core.petitions import PetitionStanding
from core.speech import Language


class WrittenArrivals:
    """Knows by heart what nobody may keep, and what tells who a person is."""

    def __init__(self, *, forbidden: str, personal: str) -> None:
        self._forbidden = forbidden
        self._personal = personal

    def cleared(self, text: str) -> str:
        return text.replace(self._forbidden, "[-]")

    def contact(self, text: str) -> str:
        if "@" not in text and not text.strip()[:1].isdigit():
            raise InvalidInput("`contact`: send an e-mail address or a telephone number")
        return text.strip()

    def is_mail(self, contact: str) -> bool:
        return "@" in contact

    def contact_key(self, contact: str) -> str:
        return "".join(letter for letter in contact.casefold() if letter.isalnum() or letter in "@.")

    def masked(self, text: str) -> str:
        return self.cleared(text).replace(self._personal, "[-]")


class WrittenTalks:
    """Talks with what was drafted in each, and what each was told."""

    def __init__(self, drafted: Mapping[str, Drafted]) -> None:
        self._drafted = dict(drafted)
        self.told: list[tuple[str, PetitionStanding]] = []

    def drafted(self, talk_id: str) -> Drafted | None:
        return self._drafted.get(talk_id)

    def filed(self, talk_id: str, standing: PetitionStanding) -> None:
        if known := self._drafted.get(talk_id):
            self._drafted[talk_id] = Drafted(known.official, None)
            self.told.append((talk_id, standing))


class WrittenConsultations:
    """Talks with what was collected in each, and what each was told."""

    def __init__(self, collected: Mapping[str, Consultation]) -> None:
        self._collected = dict(collected)
        self.told: list[tuple[str, Mapping[Language, str]]] = []

    def prepared(self, talk_id: str) -> Consultation | None:
        return self._collected.get(talk_id)

    def booked(self, talk_id: str, when: Mapping[Language, str]) -> None:
        if self._collected.pop(talk_id, None):
            self.told.append((talk_id, when))


class WrittenSense:
    """Knows by heart which words are danger, which ask for an act, and which are abuse."""

    DANGER, MAYBE, ASKING, ABUSE = "살고 싶지 않", "뛰어내", "고쳐 주세요", "바보야"

    def danger(self, text: str, language: Language) -> CrisisAnswer | None:
        del language
        if self.DANGER not in text and self.MAYBE not in text:
            return None
        line = Helpline("109", "109는 하루 24시간 들어요.", "109 listens 24 hours a day.")
        return CrisisAnswer("말해 줘서 고마워요.", "Thank you for telling me.", (line,), self.DANGER in text)

    def asks_for_act(self, text: str, language: Language) -> bool:
        del language
        return self.ASKING in text

    def is_abusive(self, text: str) -> bool:
        return self.ABUSE in text

    def sentences(self, text: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in re.findall(r"[^.?!]+[.?!]*", text) if part.strip())


class WordSpace:
    """A text is where its words are: two without a word in common are far apart."""

    model = "words"

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), 512), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[0] = 0.1  # no text is without direction
            for word in re.findall(r"\w+", text):
                row[zlib.crc32(word.encode()) % 512] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


class CountedPacing:
    """At most so many in a span of the clock; the next span begins anew."""

    def __init__(self, most: int, span_seconds: int, clock: Clock) -> None:
        self._most = most
        self._span_seconds = span_seconds
        self._clock = clock
        self._counted: Counter[tuple[str, int]] = Counter()

    def wait_seconds(self, key: str) -> int:
        span, gone = divmod(int(self._clock.monotonic()), self._span_seconds)
        return 0 if self._counted[key, span] < self._most else self._span_seconds - gone

    def note(self, key: str) -> None:
        self._counted[key, int(self._clock.monotonic()) // self._span_seconds] += 1
