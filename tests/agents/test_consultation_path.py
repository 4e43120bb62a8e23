"""The way in and the visa of each form, as the officials' own search finds them in the starter knowledge."""

from __future__ import annotations

from typing import get_args

import pytest

from agents.consultation_parts import FORMS
from agents.consultation_path import ASKED, LEAST, Path
from agents.finding import Finder
from agents.officials import load_officials
from agents.telling import Teller
from core.answers import AnswerText, Cited
from core.speech import Language
from core.turns import TalkSoFar
from retrieval.search import Search
from tests.fakes.agents import MONDAY_MORNING

pytestmark = pytest.mark.models

RESTS_ON = {
    "company": ["fdi-notification", "visa-corporate-investment"],
    "joint_venture": ["fdi-notification", "visa-corporate-investment"],
    "shares": ["fdi-notification", "visa-corporate-investment"],
    "branch": ["foreign-branch", "visa-intracompany"],
    "liaison": ["visa-intracompany"],
    "individual": ["business-registration", "visa-intracompany"],
    "": ["fdi-definition"],
}


@pytest.fixture
def path(starter_search: Search) -> Path:
    officials = load_officials()
    official = officials["investment"]
    finder = Finder(starter_search, official.collections, (), lobby=False)
    return Path(finder, Teller(official, officials, None))


def test_every_form_has_a_way() -> None:
    assert set(ASKED) == set(FORMS)


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("kind", RESTS_ON)
async def test_each_question_is_answered_in_one_sentence_with_its_source(
    path: Path, kind: str, language: Language
) -> None:
    talk = TalkSoFar("investment", language)
    events = await path.told(talk, ASKED.get(kind, (LEAST,)), language, MONDAY_MORNING.date())
    cited = [event.citation.document_id for event in events if isinstance(event, Cited)]
    assert list(dict.fromkeys(cited)) == RESTS_ON[kind]
    assert sum(isinstance(event, AnswerText) for event in events) == len(RESTS_ON[kind])
