"""What was heard is kept and told beside what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evals.heard import Heard, HeardFile, Hearing, Said, to_say
from evals.queries import Query
from evals.spoken import Listened, character_error_rate, spoken
from tests.fakes.speech import FakeSpeechToText, FakeTextToSpeech

MOVE = Query("이사했어요", frozenset(["move"]), ("complaints",))
TAX = Query("세금요", frozenset(["tax"]), ("complaints",))


class WordRanker:
    """Finds a document only in these exact words."""

    name = "words"

    async def rank(self, queries: Sequence[Query]) -> list[list[str]]:
        return [[{MOVE.text: "move", TAX.text: "tax"}.get(query.text, "other")] for query in queries]


async def test_what_hearing_loses_is_told_in_points() -> None:
    listened = [Listened(MOVE, "a", MOVE.text), Listened(MOVE, "b", "이사했네요"), Listened(TAX, "a", "")]
    figures = await spoken(WordRanker(), listened)

    assert figures["all"]["utterances"] == 3
    assert (figures["all"]["typed hit@5"], figures["all"]["heard hit@5"]) == (1.0, 0.3333)
    assert figures["all"]["points of hit@5 lost"] == 66.7
    assert figures["ko by b"]["points of hit@5 lost"] == 100.0


def test_spaces_and_signs_are_no_errors() -> None:
    query = Query("집 앞, 어디요?", frozenset(["x"]), ("complaints",))
    assert character_error_rate([Listened(query, "a", "집앞 어디요")]) == 0.0
    assert character_error_rate([Listened(query, "a", "집압 어디요")]) == 0.2


def test_every_question_is_said_by_both_voices_of_its_language() -> None:
    english = Query("I moved", frozenset(["move"]), ("complaints",), "en")
    said = list(to_say([MOVE, english]))

    assert {(one.text, one.voice) for one in said} == {
        (MOVE.text, "jf_nezumi"),
        (MOVE.text, "jm_kumo"),
        ("I moved", "af_heart"),
        ("I moved", "am_michael"),
    }


def test_what_was_heard_outlives_a_run_that_was_cut_off(tmp_path: Path) -> None:
    kept = HeardFile(tmp_path / "heard.jsonl")
    kept.add(Heard("one", "네", "a", "네", 0.9))
    with (tmp_path / "heard.jsonl").open("a") as file:
        file.write('{"key": "two", "te')

    again = HeardFile(tmp_path / "heard.jsonl")
    again.add(Heard("three", "아니요", "a", "아니요", 0.9))

    once_more = HeardFile(tmp_path / "heard.jsonl")
    assert [once_more.get(key) is not None for key in ("one", "two", "three")] == [True, False, True]


def test_nothing_is_heard_twice(tmp_path: Path) -> None:
    said = Said("네", "ko", "jf_nezumi")
    hearing = Hearing(FakeTextToSpeech(), FakeSpeechToText("네"), tmp_path, ears_revision="1")
    first = hearing.hear(said)
    other = Hearing(FakeTextToSpeech(), FakeSpeechToText("아니요"), tmp_path, ears_revision="1")

    assert (first.heard, other.hear(said)) == ("네", first)
    assert other.remembered(said, hint="전입신고") is None
