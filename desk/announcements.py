"""What the avatar says when the driver changes: nobody is left to guess who is speaking."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from core.speech import Language

Announcement: TypeAlias = Literal[
    "waiting", "unattended", "alone_in_danger", "taken", "handed_back", "dropped", "closing"
]  # fmt: skip

TEXTS: Mapping[Announcement, Mapping[Language, str]] = MappingProxyType(
    {
        "waiting": {
            "ko": "담당자를 부르고 있습니다. 이 화면에서 잠시만 기다려 주세요.",
            "en": "I am calling a colleague. Please stay on this screen for a moment.",
        },
        "unattended": {
            "ko": "지금은 자리에 있는 담당자가 없습니다. 연락처를 남기시면 업무 시간에 전화드리겠습니다.",
            "en": "Nobody is at the desk right now. Leave a number and a person will call you back in office hours.",
        },
        "alone_in_danger": {
            "ko": (
                "지금은 자리에 있는 담당자가 없습니다. 기다리지 말고 방금 말씀드린 번호로 바로 전화해 주세요."
                " 그동안 저는 이 화면에 계속 있겠습니다. 연락처를 남기시면 담당자가 업무 시간에도 전화드리겠습니다."
            ),
            "en": (
                "Nobody is at the desk right now. Please do not wait: call the number I just gave you."
                " I will stay here on this screen. If you leave a number, a person will also call you in office hours."
            ),
        },
        "taken": {
            "ko": "담당자를 연결했습니다.",
            "en": "A person is with you now.",
        },
        "handed_back": {
            "ko": "담당자 상담이 끝났습니다. 이제 인공지능 상담관이 이어서 안내합니다.",
            "en": "The person has left the talk. The AI official continues from here.",
        },
        "dropped": {
            "ko": "담당자와의 연결이 끊어졌습니다. 가장 먼저 다시 연결해 드리겠습니다.",
            "en": "The connection to the person was lost. You are first in line for the next one.",
        },
        "closing": {
            "ko": "상담을 마칩니다. 이용해 주셔서 고맙습니다.",
            "en": "This talk ends here. Thank you for coming.",
        },
    }
)
