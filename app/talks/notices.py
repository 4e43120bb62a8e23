"""What every citizen is told before the first word: that this is AI, and what is kept."""

from __future__ import annotations

from collections.abc import Mapping

from core.speech import Language

# AI Basic Act, Art. 31(1): beforehand; 31(2): what is generated is labelled.
AI_NOTICE: Mapping[Language, str] = {
    "ko": "인공지능 상담관이 답합니다. 안내만 하고 결정하지 않으며, 언제든 사람과 이야기할 수 있습니다.",
    "en": "An AI official answers. It informs and never decides, and you can talk to a person at any time.",
}
