"""What every citizen is told whatever the official knows: that this is AI, that something broke, that it is filed."""

from __future__ import annotations

from collections.abc import Mapping

from core.speech import Language

# AI Basic Act, Art. 31(1): beforehand; 31(2): what is generated is labelled.
AI_NOTICE: Mapping[Language, str] = {
    "ko": "인공지능 상담관이 답합니다. 안내만 하고 결정하지 않으며, 언제든 사람과 이야기할 수 있습니다.",
    "en": "An AI official answers. It informs and never decides, and you can talk to a person at any time.",
}

SORRY: Mapping[Language, str] = {
    "ko": "죄송합니다. 지금 답변을 준비하지 못했습니다. 잠시 뒤에 다시 물어봐 주세요.",
    "en": "I am sorry, I could not prepare an answer just now. Please ask again in a moment.",
}

BOOKED: Mapping[Language, str] = {
    "ko": "상담이 예약됐어요. 서울 시각 {when}이에요. 예약번호는 화면의 접수증에 있어요.",
    "en": "Your consultation is booked: {when}, Seoul time. Its code is on the receipt on the screen.",
}

# Filing is not yet acceptance: a person accepts it (Civil Petitions Act, Art. 9).
FILED: Mapping[Language, str] = {
    "ko": (
        "민원이 제출됐어요. 민원번호는 {number}이고, 처리 기한은 지금 계산으로 {due}예요."
        " 접수와 처리는 사람 담당자가 해요."
    ),
    "en": (
        "Your petition is filed. Its number is {number}, and as reckoned now it is due {due}."
        " A person accepts and handles it."
    ),
}
