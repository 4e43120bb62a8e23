"""The ears and the mouth: the speech models, loaded once and shared by every line."""

from __future__ import annotations

from dataclasses import dataclass

from app.protocols import Listener, Speaker


@dataclass(frozen=True, slots=True)
class Voice:
    """What a line hears and speaks with."""

    speaker: Speaker

    def listener(self) -> Listener:
        """A fresh one per line, because voice activity keeps state."""
        raise NotImplementedError
