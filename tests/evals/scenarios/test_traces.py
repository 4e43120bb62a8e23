"""What was left behind is found wherever it stands, and however its digits are grouped."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import cast

from core.answers import AnswerClosed, AnswerStatus
from core.clock import today
from evals.scenarios.hall import StagedClock
from evals.scenarios.reading import Scenario
from evals.scenarios.running import Answered, Played
from evals.scenarios.traces import Traces, left_behind, logged

NOTHING = Traces({})


def played(say: str, *, official: str = "complaints", personal: str = "", status: AnswerStatus = "answered") -> Played:
    row = {"id": "a", "kind": "privacy", "official": official, "personal": personal, "turns": [{"say": say}]}
    scenario = Scenario.model_validate(row)
    closed = AnswerClosed(status, "ko", today(StagedClock()))
    return Played(scenario, [Answered(scenario.turns[0], say, (closed,), 1.0)])


def found(traces: Traces, one: Played, row: str, before: Traces = NOTHING) -> object:
    return cast("dict[str, object]", left_behind(before, traces, [[one]])[row])["where"]


def test_a_number_is_found_in_a_log_a_row_and_a_file(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("… 010-9876-5432 …", "utf-8")
    texts = {"log": ["asked with 01098765432"], "table answer": ["010 9876 5432", "[전화번호]"], "metrics": ["x 1"]}
    traces = Traces(texts, [tmp_path / "index"])

    where = found(traces, played("제 번호요", personal="010-9876-5432"), "personal data left behind")

    assert where == {"log": 1, "table answer": 1, "files": 1}


def test_words_of_a_private_talk_and_of_one_in_danger_are_looked_for() -> None:
    traces = Traces({"table answer": ["친구들이 저만 따돌려요 정말 힘들어요"]})
    said = "친구들이 저만 따돌려요 정말 힘들어요"

    assert found(traces, played(said, official="youth"), "words of private talks kept") == {"table answer": 1}
    assert found(traces, played(said, status="crisis"), "words of private talks kept") == {"table answer": 1}
    assert found(traces, played(said), "words of private talks kept") == {}


def test_what_stood_there_before_is_no_trace() -> None:
    there = Traces({"table knowledge_version": ["친구들이 저만 따돌려요 정말 힘들어요"]})
    one = played("친구들이 저만 따돌려요 정말 힘들어요", official="youth")

    assert found(there, one, "words of private talks kept", there) == {}


def test_every_record_is_kept_down_to_the_most_talkative_level() -> None:
    with logged() as listening:
        logging.getLogger("app.any").debug("a talk was %s", "opened")

    assert listening.lines == ["app.any a talk was opened"]
