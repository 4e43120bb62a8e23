"""Sentences that speak of a field."""

from __future__ import annotations

import pytest

from knowledge.imports.proposing.sentences import kind_of_sentence


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("전입한 날부터 14일 이내에 신고하여야 한다.", "deadline"),
        ("구청장은 10일 이내에 결과를 통지하여야 한다.", "processing_time"),
        ("신고하지 않으면 5만원 이하의 과태료를 부과한다.", "penalty"),
        ("수수료는 400원입니다.", "fee"),
        ("다만, 미성년자는 제외한다.", "exceptions"),
        ("신분증 사본을 함께 제출합니다.", "documents"),
        ("누리집에서 온라인으로 신청합니다.", "how"),
        ("주소지 동 주민센터에 가서 신고합니다.", "where"),
        ("구에 사는 사람은 누구나 신청할 수 있습니다.", "who"),
        ("전입신고는 새로 사는 곳을 알리는 신고입니다.", "what"),
        ("문의는 국번 없이 120으로 하십시오.", "contact"),
        ("오늘은 날씨가 좋습니다.", None),
    ],
)
def test_a_sentence_speaks_of_a_field(text: str, kind: str | None) -> None:
    assert kind_of_sentence(text) == kind
