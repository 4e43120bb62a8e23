"""A petition drafted over several turns, without anything around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.masking import mask
from agents.petition_talk import Drafting, asked_again, begin, go_on
from agents.petition_wishes import petition_wish
from agents.understanding import understand
from core.petitions import PetitionDraft
from core.speech import Language
from core.turns import TalkSoFar

DAY = date(2026, 11, 23)
LIGHT = PetitionDraft(
    "other",
    text="가로등이 꺼졌어요. 고쳐 주세요.",
    place="신림동 현대시장 입구",
    occurred="어제부터",
    wish="고쳐 주세요",
    subject="가로등이 꺼졌어요",
)


@dataclass(slots=True)
class Writing:
    """A citizen and the draft."""

    draft: PetitionDraft | None = None
    language: Language = "ko"

    def say(self, text: str) -> Drafting:
        masked = mask(text)
        question = understand(TalkSoFar("complaints", self.language, draft=self.draft), masked, today=DAY)
        if self.draft is None:
            wish = petition_wish(question.text, question.language)
            assert wish is not None
            told = begin(wish, masked, "", question.language)
        else:
            told = went_on(go_on(self.draft, masked, question))
        self.draft = told.draft
        return told


def went_on(told: Drafting | None) -> Drafting:
    assert told is not None
    return told


def test_asks_one_thing_at_a_time_and_reads_all_back() -> None:
    writing = Writing()
    assert writing.say("가로등이 꺼져 있어요. 고쳐 주세요.").asks == "어디에서 있는 일이에요?"
    assert writing.say("네, 신림동 현대시장 입구요").asks == "언제부터, 또는 언제 그랬나요?"
    read = writing.say("한 달 전부터요")
    assert read.asks == ""
    assert "장소: 신림동 현대시장 입구." in read.said
    assert "때: 한 달 전부터." in read.said
    assert writing.draft == PetitionDraft(
        "other",
        text="가로등이 꺼져 있어요. 고쳐 주세요.",
        place="신림동 현대시장 입구",
        occurred="한 달 전부터",
        wish="고쳐 주세요",
        subject="가로등이 꺼져 있어요",
    )


def test_what_was_said_at_once_is_not_asked_for() -> None:
    writing = Writing()
    read = writing.say("어제부터 신림역 3번 출구 앞 가로등이 꺼져 있어요. 고쳐 주세요.")
    assert read.asks == ""
    assert writing.draft is not None
    assert (writing.draft.place, writing.draft.occurred) == ("신림역 3번 출구 앞", "어제부터")


def test_a_wish_without_a_matter_is_asked_for_it_first_and_may_turn_out_a_grievance() -> None:
    writing = Writing()
    assert writing.say("민원 넣고 싶어요").asks == "어떤 일인지 말씀해 주세요."
    assert writing.say("구청 직원이 반말을 했어요. 사과받고 싶어요").asks == "어느 기관이나 부서에서 있었던 일이에요?"
    assert writing.draft is not None
    assert writing.draft.kind == "grievance"


def test_a_suggestion_needs_no_place() -> None:
    writing = Writing()
    assert writing.say("공원에 화장실이 있었으면 좋겠어요").asks == ""
    assert writing.draft is not None
    assert (writing.draft.kind, writing.draft.wish) == ("suggestion", "공원에 화장실이 있었으면 좋겠어요")


@pytest.mark.parametrize("words", ["모르겠어요", "건너뛸게요", "기억이 안 나요", "없어요", "말하기 싫어요"])
def test_what_is_skipped_is_not_asked_for_again(words: str) -> None:
    writing = Writing()
    writing.say("가로등이 꺼져 있어요. 고쳐 주세요.")
    assert writing.say(words).asks == "언제부터, 또는 언제 그랬나요?"
    assert writing.say(words).asks == ""
    assert writing.draft is not None
    assert (writing.draft.place, writing.draft.occurred) == ("", "")


@pytest.mark.parametrize(
    ("words", "part", "now"),
    [
        ("아니 장소는 현대시장 뒷문이에요", "place", "현대시장 뒷문"),
        ("장소를 신림역 앞으로 바꿔 주세요", "place", "신림역 앞"),
        ("신림동이 아니라 봉천동이요", "place", "봉천동 현대시장 입구"),
        ("어제가 아니라 그저께부터예요", "occurred", "그저께부터"),
        ("때는 지난주 월요일이에요", "occurred", "지난주 월요일"),
        ("바라는 것은 새 가로등 설치예요", "wish", "새 가로등 설치"),
        ("내용은 가로등 두 개가 꺼졌다로 고쳐 주세요", "text", "가로등 두 개가 꺼졌다"),
        ("그리고 밤에 무서워요", "text", "가로등이 꺼졌어요. 고쳐 주세요. 밤에 무서워요."),
        ("아이들이 다닌다는 내용도 추가해 주세요", "text", "가로등이 꺼졌어요. 고쳐 주세요. 아이들이 다닌다."),
        ("건의로 바꿔 주세요", "kind", "suggestion"),
    ],
)
def test_puts_right_what_the_citizen_corrects(words: str, part: str, now: str) -> None:
    writing = Writing(LIGHT)
    told = writing.say(words)
    assert told.said[0] == "고쳤어요."
    assert writing.draft is not None
    assert getattr(writing.draft, part) == now


def test_a_correction_in_english() -> None:
    writing = Writing(PetitionDraft("other", text="The light is out.", place="Sillim Station exit 4"), "en")
    writing.say("it's exit 3, not exit 4")
    assert writing.draft is not None
    assert writing.draft.place == "Sillim Station exit 3"
    assert writing.say("add that it is dark").draft == PetitionDraft(
        "other", text="The light is out. it is dark.", place="Sillim Station exit 3"
    )


@pytest.mark.parametrize(
    "words",
    ["네", "네 맞아요", "내 맞아요.", "냄마자요.", "접수해 주세요", "이대로 접수할게요", "넣어", "yes", "file it"],
)
def test_a_yes_files_nothing_and_says_how_to_sign(words: str) -> None:
    writing = Writing(LIGHT)
    told = writing.say(words)
    assert any("서명" in said or "sign" in said for said in told.said)
    assert writing.draft == LIGHT


@pytest.mark.parametrize("words", ["아니요", "틀렸어요", "고칠 게 있어요", "빨간색이 아니라 파란색이요"])
def test_a_no_is_asked_what_to_change(words: str) -> None:
    assert Writing(LIGHT).say(words).asks == "무엇을 어떻게 고칠까요?"


@pytest.mark.parametrize(
    "words", ["취소할게요", "민원 그만 쓸게요", "안 할래요", "지워 주세요", "never mind", "cancel it"]
)
def test_a_draft_can_be_dropped(words: str) -> None:
    assert Writing(LIGHT).say(words).draft is None


@pytest.mark.parametrize("words", ["벽에 누가 낙서를 했어요. 지워 주세요.", "담벼락 낙서 지워 주세요"])
def test_what_is_to_be_wiped_off_is_not_the_draft(words: str) -> None:
    draft = Writing(PetitionDraft("other", asked="text")).say(words).draft
    assert draft is not None
    assert draft.text == words


@pytest.mark.parametrize("words", ["다시 읽어 주세요", "뭐라고 적었어요?", "read it back"])
def test_it_is_read_again(words: str) -> None:
    assert Writing(LIGHT).say(words).said[1].endswith("가로등이 꺼졌어요. 고쳐 주세요.")


@pytest.mark.parametrize(
    "words", ["민원 처리는 며칠 걸려요?", "여권 수수료는 얼마예요?", "고마워요", "오늘 날씨 어때요?"]
)
def test_another_matter_is_left_to_others(words: str) -> None:
    question = understand(TalkSoFar("complaints", "ko", draft=LIGHT), words, today=DAY)
    assert go_on(LIGHT, words, question) is None


def test_a_hidden_number_is_told_and_not_written_down() -> None:
    writing = Writing()
    told = writing.say("12가 3456 차가 소화전 앞에 불법주차했어요. 단속해 주세요. 제 번호는 010-1234-5678이에요.")
    assert any("가렸어요" in said for said in told.said)
    assert writing.draft is not None
    assert "3456" not in writing.draft.text
    assert "010" not in writing.draft.text
    assert "[" not in writing.draft.text


def test_what_it_waits_for_can_be_asked_again() -> None:
    assert asked_again(LIGHT, "ko") == ""
    writing = Writing()
    asked = writing.say("가로등이 꺼져 있어요. 고쳐 주세요.")
    assert writing.draft is not None
    assert asked_again(writing.draft, "ko") == asked.asks


@given(st.lists(st.text(min_size=1, max_size=40), max_size=6))
def test_whatever_is_said_the_draft_ends_read_back_or_dropped_or_waits_for_one_part(words: list[str]) -> None:
    draft: PetitionDraft | None = LIGHT
    for text in words:
        if draft is None:
            break
        question = understand(TalkSoFar("complaints", "ko", draft=draft), mask(text), today=DAY)
        told = go_on(draft, mask(text), question)
        if told is not None:
            assert told.draft is None or told.said or told.asks
            draft = told.draft
