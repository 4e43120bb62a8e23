"""A sentence says what another one says, or the verifier names what is wrong with it."""

from __future__ import annotations

import pytest

from agents.claims import Fault
from agents.faithful import Faithfulness
from core.speech import Language
from tests.fakes.agents import starter

KO = "새 집에 이사한 날부터 14일 이내에 신고해야 합니다."
EN = "Report within 14 days after you move, at the district office or online."


@pytest.fixture(scope="module")
def faithfulness() -> Faithfulness:
    return Faithfulness()


@pytest.mark.parametrize(
    ("written", "original", "language", "fault"),
    [
        (KO, KO, "ko", None),
        ("네, 이사하신 날부터 14일 안에 신고하세요.", KO, "ko", None),
        ("전입신고는 이사한 날부터 14일 이내에 하셔야 합니다.", KO, "ko", None),
        ("", KO, "ko", "unread"),
        ("14일 이내에 신고하시면 반드시 승인됩니다.", KO, "ko", "promise"),
        ("이사한 날부터 14일 이내에 gov.kr 에서 신고해야 합니다.", KO, "ko", "link"),
        ("이사한 날부터 15일 이내에 신고해야 합니다.", KO, "ko", "figure"),
        ("이사한 날부터 십사 일 이내에 신고해야 합니다.", KO, "ko", "figure"),
        ("이사한 날부터 14일 이후에 신고해야 합니다.", KO, "ko", "figure"),
        ("이사한 날부터 14일 이내에 신고할 수 있습니다.", KO, "ko", "logic"),
        ("이사한 날부터 14일 이내에 구청에 신고해야 합니다.", KO, "ko", "added"),
        ("14일 이내에 신고해야 합니다.", KO, "ko", "dropped"),
        ("신고하면 14일 이내에 이사해야 합니다.", "이사하면 14일 이내에 신고해야 합니다.", "ko", "swapped"),
        ("본인은 30일, 세대주는 14일입니다.", "본인은 14일, 세대주는 30일입니다.", "ko", "figure"),
        ("배우자는 14일, 본인은 30일입니다.", "본인은 14일, 배우자는 30일입니다.", "ko", "swapped"),
        ("본인이 세대주에게 확인합니다.", "세대주가 본인에게 확인합니다.", "ko", "swapped"),
        ("After you move, report within 14 days at the district office or online.", EN, "en", None),
        ("Report within 14 days before you move, at the district office or online.", EN, "en", "logic"),
        ("Report within 14 days after you move, at the district office and online.", EN, "en", "logic"),
        ("Report within 14 days after you move, at the police office or online.", EN, "en", "added"),
        ("Report within 14 days after you move, at the district office.", EN, "en", "logic"),
    ],
)
def test_faults(
    written: str, original: str, language: Language, fault: Fault | None, faithfulness: Faithfulness
) -> None:
    title = "전입신고" if language == "ko" else "Move-in report"
    assert faithfulness.fault(written, original, title=title, language=language) == fault


def test_what_one_document_says_is_never_said_for_another(faithfulness: Faithfulness) -> None:
    passages, _ = starter("move-in-report", "property-tax", "bulky-waste", "resident-card")
    korean = [passage for passage in passages if passage.language == "ko"]
    for written in korean:
        for original in korean:
            if written.document_id != original.document_id:
                assert faithfulness.fault(written.text, original.text, title=original.title, language="ko")
