"""The parts that were asked for, in the document's own sentences."""

from __future__ import annotations

from agents.asked import Asked
from agents.compose import Composed, compose, repeated
from agents.thresholds import SPOKEN_SENTENCES
from core.passages import PartLikeness, Passage, SectionKind


def section(kind: SectionKind, text: str, number: int = 1) -> Passage:
    name = kind if number == 1 else f"{kind}-{number}"
    return Passage(f"move#{name}@1", "move", 1, "complaints", kind, "전입신고", text, "ko")


MOVE = [
    section("deadline", "전입한 날부터 14일 이내에 신고해야 합니다."),
    section("where", "새 동네의 주민센터로 갑니다. 아무 때나 가도 됩니다."),
    section("documents", "신분증을 가져갑니다."),
    section("exceptions", "세대주가 다르면 확인을 받습니다."),
    section("penalty", "거짓으로 신고하면 3천만원 이하의 벌금입니다."),
    section("penalty", "기간 안에 신고하지 않으면 5만원 이하의 과태료입니다.", 2),
    section("exceptions", "외국인이 이사하면 15일 이내에 신고합니다.", 2),
]


def said(composed: Composed) -> list[str]:
    return [statement.text for statement in composed.statements]


def test_a_first_question_is_answered_with_what_goes_well_with_it() -> None:
    near = {one.id: PartLikeness(0.5 if one in MOVE[:2] else 0.0) for one in MOVE}
    told = said(compose(MOVE, [], Asked("이사 신고", ("deadline",), near=near)))
    assert told[:2] == ["전입한 날부터 14일 이내에 신고해야 합니다.", "새 동네의 주민센터로 갑니다."]


def test_a_follow_up_gets_what_it_asked_for() -> None:
    assert said(compose(MOVE, [], Asked("", ("documents",), fresh=False))) == ["신분증을 가져갑니다."]


def test_where_two_parts_are_of_the_kind_that_was_asked_for_a_follow_up_gets_both() -> None:
    other = section("documents", "대신 가는 사람은 위임장도 가져갑니다.", 2)
    near = {MOVE[2].id: PartLikeness(0.4), other.id: PartLikeness(0.6)}
    told = said(compose([*MOVE, other], [], Asked("", ("documents",), fresh=False, near=near)))
    assert set(told) == {"대신 가는 사람은 위임장도 가져갑니다.", "신분증을 가져갑니다."}


def test_a_part_with_a_number_that_was_told_anyway_is_told_beside_it() -> None:
    contact, how = section("contact", "청소년상담은 1388입니다."), section("how", "1388로 문자를 보내도 됩니다.")
    other = section("where", "학교폭력은 117에 신고합니다.")
    near = {contact.id: PartLikeness(0.9), how.id: PartLikeness(0.05), other.id: PartLikeness(0.05)}
    told = said(compose([contact, how, other], [], Asked("상담 번호", near=near)))
    assert told == ["청소년상담은 1388입니다.", "1388로 문자를 보내도 됩니다."]


def test_being_late_means_the_fine_for_being_late() -> None:
    told = said(compose(MOVE, [], Asked("", ("penalty",), fresh=False)))
    assert told == ["기간 안에 신고하지 않으면 5만원 이하의 과태료입니다."]


def test_the_section_that_speaks_of_the_noun_comes_first() -> None:
    told = said(compose(MOVE, [], Asked("외국인", (), noun="외국인", fresh=False)))
    assert told[0] == "외국인이 이사하면 15일 이내에 신고합니다."


def test_the_sentence_that_answers_is_told_before_the_first_one_of_its_part() -> None:
    long = [section("where", "동주민센터로 갑니다. 인터넷으로도 됩니다. 우편으로는 안 됩니다. 밤에도 받습니다.")]
    read = {long[0].id: PartLikeness(1.0, sentences=(-1.0, -1.0, -1.0, 6.0))}
    told = said(compose(long, [], Asked("밤", ("where",), near=read)))
    assert told == ["동주민센터로 갑니다.", "인터넷으로도 됩니다.", "밤에도 받습니다."]
    assert said(compose(long, [], Asked("밤", ("where",))))[-1] == "우편으로는 안 됩니다."


def test_a_part_that_is_not_there_is_named() -> None:
    composed = compose(MOVE, [], Asked("", ("fee",), fresh=False))
    assert composed == Composed((), ("fee",))


def test_a_first_question_about_a_part_that_is_not_there_hears_what_is_near_and_that_it_is_missing() -> None:
    composed = compose(MOVE, [], Asked("이사 신고", ("contact",)))
    assert composed.statements
    assert composed.missing == ("contact",)


def test_two_parts_are_both_told() -> None:
    told = said(compose(MOVE, [], Asked("", ("where", "documents"), fresh=False)))
    assert "새 동네의 주민센터로 갑니다." in told
    assert "신분증을 가져갑니다." in told


def test_an_answer_is_never_longer_than_can_be_listened_to() -> None:
    long = [section("what", "하나예요. 둘이에요. 셋이에요. 넷이에요. 다섯이에요."), *MOVE]
    assert len(said(compose(long, [], Asked("뭐예요")))) <= SPOKEN_SENTENCES


def test_a_loaded_document_is_quoted_where_it_fits() -> None:
    loaded = [
        Passage(
            "a#text-1@1",
            "a",
            1,
            "c",
            "text",
            "공원",
            "공원은 넓어요. 나무가 많아요. 산책로가 있어요. 새가 살아요.",
            "ko",
        ),
        Passage("a#text-2@1", "a", 1, "c", "text", "공원", "주차장은 2시간까지 무료예요. 그 뒤는 유료예요.", "ko"),
    ]
    assert said(compose(loaded, [], Asked("주차장 무료", ())))[0] == "주차장은 2시간까지 무료예요."


def test_an_empty_document_says_nothing() -> None:
    assert compose([], [], Asked("뭐예요")) == Composed(())


def test_a_repetition_has_the_sentences_that_were_said() -> None:
    again = repeated("네. 새 동네의 주민센터로 갑니다.", MOVE[:2])
    assert [statement.text for statement in again] == ["새 동네의 주민센터로 갑니다."]
