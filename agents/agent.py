"""One turn of an official: guard in, understand, find, tell, guard out.

    masked -> danger -> misuse -> wishes and small talk -> find -> compose -> verify -> events

Every turn ends with exactly one `AnswerClosed`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace

from agents.about_answer import asks_source
from agents.abuse import is_abusive, without_abuse
from agents.again import Again, asked_before
from agents.appointments import offered
from agents.asking_back import goes_back, no_reply, put_right
from agents.both import Both
from agents.check_in import with_check_in
from agents.childhood import as_child, is_child, only_tells_age
from agents.compose import compose
from agents.consultation_path import Path
from agents.consulting import Consulting
from agents.crisis import CrisisSign
from agents.crisis_book import load_crisis_book
from agents.crisis_patterns import CrisisKind
from agents.crisis_reply import KNOWLEDGE, CrisisReply
from agents.crisis_sense import CrisisSense, judged, was_in_crisis
from agents.danger_likeness import load_danger_likeness
from agents.ending import Ending, abuse_step, threat_step
from agents.feelings import feeling_of
from agents.figures import figures
from agents.finding import Finder, Found, danger_told, document_of
from agents.follow_ups import FollowUps
from agents.heard_figures import names_other_number
from agents.injection import is_injection
from agents.masking import hides_sensitive, mask, only_introduces
from agents.mayor import mayor_offered
from agents.meaning import meaning_of
from agents.outgoing import may_be_shown
from agents.petition_status import asks_status, status_reply
from agents.petitioning import Petitioning
from agents.phrases import (
    ABUSE_HEARD,
    CHILD_ALONE,
    CHILD_ASK,
    CHILD_SAFE,
    IF_UNSURE,
    KEEP_IT_PRIVATE,
    KEEPS_TO_SOURCES,
    LISTENS,
    LISTENS_TO_ANGER,
    OFFER_PERSON,
    OTHER_NUMBER,
    PERSON_COMES,
    SLOWLY,
    SORRY_FOR_TROUBLE,
    STILL_HERE,
    STILL_OPEN,
    THREAT_WARNING,
    WHY_ASKED,
)
from agents.places import place_offered
from agents.protocols import Retriever, Tools
from agents.smalltalk import small_talk, small_talk_reply, without_identity
from agents.statements import Statement, events_of, phrases
from agents.summary import summarise
from agents.taken import Taken, consoled, kept_from, leaves_open, nothing_said, says, way
from agents.telling import Reply, Teller, led_by, verified
from agents.thresholds import LONGEST_TEXT
from agents.understanding import asks, understand
from agents.wants_person import wants_person
from agents.wishes import Wish, topic_of, wish_of
from agents.writer import Writer
from core.answers import AnswerClosed, AnswerEvent, AnswerStatus, HandoffReason, HandoffRequested
from core.clock import Clock, today
from core.errors import TextTooLong
from core.officials import Official
from core.turns import TalkSoFar

LOBBY = "guide"
_TO_LIFE: tuple[CrisisKind, ...] = ("emergency", "self_harm_emergency", "self_harm")
_TELLS = {"answered", "partial", "redirected", "clarify"}
YOUTH = "youth"


class Agent:
    """An official's turn, over published passages; a language model only rephrases and may be absent."""

    def __init__(
        self,
        official: Official,
        retriever: Retriever,
        officials: Mapping[str, Official],
        clock: Clock,
        *,
        writer: Writer | None = None,
        tools: Tools | None = None,
    ) -> None:
        self._official = official
        self._clock = clock
        self._tools = tools or Tools()
        self._retriever = retriever
        self._likeness = load_danger_likeness()
        self._sense = CrisisSense(self._likeness, private=official.private)
        self._writes = writer is not None
        self._young = official.handoff_skill == YOUTH
        self._teller = Teller(official, officials, writer.rephraser if writer else None)
        self._petitioning = Petitioning(official, officials)
        self._crisis = CrisisReply(load_crisis_book(), retriever, young=self._young)
        self._ending = Ending(retriever)
        others = {name for other in officials.values() for name in other.collections} - set(official.collections)
        self._finder = Finder(retriever, official.collections, sorted(others), lobby=official.id == LOBBY)
        self._consulting = Consulting(official, Path(self._finder, self._teller), self._tools.slots)
        self._follow_ups = FollowUps(self._finder, writer.standalone if writer else None)
        self._again = Again(self._finder)
        self._both = Both(self._finder, self._teller)
        helping = tuple(dict.fromkeys((*official.collections, *KNOWLEDGE)))
        self._help_finder = Finder(retriever, helping, (), lobby=False)

    @property
    def official(self) -> Official:
        return self._official

    async def answer(self, talk: TalkSoFar, text: str) -> AsyncIterator[AnswerEvent]:
        """Raises `TextTooLong` before anything is read."""
        if len(text) > LONGEST_TEXT:
            raise TextTooLong(f"a message has at most {LONGEST_TEXT} characters; send a shorter one")
        masked = mask(text)
        topic, wish = topic_of(talk), wish_of(masked)
        source = asks_source(masked)
        slip = put_right(masked, asked_before(topic), topic.language)
        asked = (wish and wish.rest) or (source and source.matter) or slip or masked
        question = understand(topic, asked, today=today(self._clock))
        child = is_child(talk, masked)
        vector = await meaning_of(self._retriever, judged(question.text))
        shown = self._writes and not child
        shown = shown and may_be_shown(self._official, talk, masked, likeness=self._likeness, vector=vector)
        question = replace(question, may_be_shown=shown)
        turn = Taken(talk, masked, question, topic, wish, source, vector)
        reply = self._petitioning.reminded(talk, await self._reply(turn), question.language)
        reply = self._consulting.after(turn, reply)
        if child:
            reply = as_child(talk, reply, question.language)
        for event in reply.events:
            yield event
        closing = (reply.status, question.language, question.as_of, reply.offers_person, reply.redirect_to)
        yield AnswerClosed(*closing, score=reply.score, ends=reply.ends, of_child=child)

    async def _reply(self, turn: Taken) -> Reply:
        sign = self._sense.sign(turn.talk, turn.question, turn.vector)
        if sign is not None and sign.urgency == "danger":
            return await self._in_danger(turn, sign)
        if is_injection(turn.text):
            return self._checked(turn, says(turn, KEEPS_TO_SOURCES, "refused"))
        if is_abusive(turn.text):
            return self._checked(turn, await self._abused(turn))
        if sign is not None:
            return await self._about_help(turn, sign)
        return await self._felt(turn)

    async def _felt(self, turn: Taken) -> Reply:
        """The answer, in the manner that the citizen's state asks for; anger of the young is listened to anyway."""
        feeling, language = feeling_of(turn.text), turn.question.language
        if feeling == "child_alone":
            return await self._child_alone(turn)
        if feeling == "drunk":
            if not turn.question.facets:
                return replace(says(turn, SLOWLY, "small_talk"), offers_person=True)
            turn = replace(turn, wish=turn.wish or Wish("shorter", turn.text))
        if feeling == "angry" and not self._young and not asks(turn.question):
            return replace(says(turn, LISTENS_TO_ANGER, "small_talk"), offers_person=True)
        reply = await self._replied(turn)
        if feeling == "bereaved":
            return consoled(turn, reply)
        if feeling == "angry" and not self._young and reply.status in _TELLS:
            return led_by(phrases(SORRY_FOR_TROUBLE.say(language)), reply, language)
        return reply

    async def _replied(self, turn: Taken) -> Reply:
        if told := await self._disclosed(turn) or await self._without_search(turn):
            return told
        return self._checked(turn, await self._answered(turn))

    def _checked(self, turn: Taken, reply: Reply) -> Reply:
        may_tell = self._suspected(turn) is not None
        return with_check_in(turn.talk, reply, turn.question.language) if may_tell else reply

    def _suspected(self, turn: Taken) -> CrisisKind | None:
        return self._sense.suspicion(turn.talk, turn.question, turn.vector)

    async def _child_alone(self, turn: Taken) -> Reply:
        """Calm and short, the line that helps, nothing asked that tells who or where the child is, and a person."""
        language = turn.question.language
        line = await self._crisis.lines("violence", turn.question, most=1)
        said = [*phrases(CHILD_ALONE.say(language), "sad"), *line, *phrases(CHILD_SAFE.say(language), "relaxed")]
        return await self._hands_over(turn, said, "crisis", "crisis")

    async def _disclosed(self, turn: Taken) -> Reply | None:
        """Who asks whether a person speaks is told so first, whatever else the turn says; None where nobody asks."""
        text, language = turn.question.text, turn.question.language
        rest = without_identity(text)
        whole = small_talk(text) == "who"
        if rest == text and not whole:
            return None
        told = tuple(events_of(phrases(*small_talk_reply("who", self._official, language)), language))
        left = replace(turn, text=rest, question=understand(turn.topic, rest, today=today(self._clock)))
        reply = None if whole else await self._without_search(left)
        if reply is None and (whole or not left.question.content):
            return Reply(told, "small_talk")
        reply = reply or await self._answered(left)
        return replace(reply, events=(*told, *reply.events))

    async def _in_danger(self, turn: Taken, sign: CrisisSign) -> Reply:
        """The official stays and asks for a person every time; only threats at the counter itself can end a talk."""
        step = threat_step(turn.talk, turn.text, young=self._young) if sign.kind == "threat" else None
        if step == "end":
            said = await self._ending.said(step, turn.question)
            return Reply(tuple(events_of(said, turn.question.language)), "crisis", ends="threat")
        again = self._sense.went_on(turn.talk, sign.kind)
        said = await self._crisis.ladder(sign.kind, turn.question, again=again)
        if step == "warning":
            said += self._ending.warning(THREAT_WARNING, turn.question.language)
        return await self._hands_over(turn, said, "crisis", "crisis")

    async def _abused(self, turn: Taken) -> Reply:
        """A calm boundary for the words; the question inside them is answered all the same."""
        rest = understand(turn.topic, without_abuse(turn.text), today=today(self._clock))
        if rest.content and (rest.facets or (len(rest.content) > 1 and asks(rest))):
            found = await self._finder.find(turn.topic, rest)
            if found.outcome in {"answer", "redirect"}:
                reply = await self._teller.tell(rest, found)
                return led_by(phrases(ABUSE_HEARD.say(rest.language), "relaxed"), reply, rest.language)
        step = abuse_step(turn.talk, turn.text, young=self._young)
        said = await self._ending.said(step, turn.question)
        if step in {"last", "person"}:
            return await self._hands_over(turn, said, "refused", "abuse")
        ends = "abuse" if step == "end" else None
        return Reply(tuple(events_of(said, turn.question.language)), "refused", ends=ends)

    async def _about_help(self, turn: Taken, sign: CrisisSign) -> Reply:
        """A question about help, or a heavy heart: the answer, the line that helps, and an open door."""
        question, language = turn.question, turn.question.language
        found = await self._help_finder.find(turn.topic, question)
        said: list[Statement] = []
        if found.outcome == "answer" and (sign.urgency == "information" or question.facets):
            said = verified(compose(found.document, found.hits, found.asked).statements)
        told = " ".join(statement.text for statement in said)
        lines = await self._crisis.lines(sign.kind, question, most=1 if said else 2)
        said += [line for line in lines if not figures(line.text) <= figures(told)]
        opening = self._crisis.opening(sign.kind, language) if sign.urgency == "distress" else ()
        if sign.urgency == "information" and names_other_number(turn.text, " ".join(line.text for line in said)):
            opening = phrases(OTHER_NUMBER.say(language))
        closing = [*phrases(STILL_HERE.say(language), "relaxed"), *phrases(OFFER_PERSON.say(language))]
        return Reply(tuple(events_of([*opening, *said, *closing], language)), "answered", offers_person=True)

    async def _without_search(self, turn: Taken) -> Reply | None:
        """Turns that need no search; None for a question."""
        question = turn.question
        if not any(letter.isalnum() for letter in question.text) or only_introduces(turn.text):
            return nothing_said(turn)
        if only_tells_age(turn.text):
            return says(turn, CHILD_ASK, "small_talk")
        if wants_person(turn.talk, question.text):
            return await self._offers_time(turn) or await self._fetches_person(turn)
        if done := await self._does(turn):
            return done
        return await self._about_last(turn) or kept_from(turn) or self._small(turn)

    async def _does(self, turn: Taken) -> Reply | None:
        """What an official does beyond answering: it drafts, tells how a petition stands, and offers a time."""
        if told := mayor_offered(turn.talk, turn.question, drafts=self._petitioning.drafts):
            return told
        if petition := self._petitioning.reply(turn.talk, turn.text, turn.question):
            return petition
        if consultation := await self._consulting.reply(turn):
            return consultation
        if asks_status(turn.talk, turn.question):
            return await status_reply(turn.talk, turn.question, self._tools.petitions)
        return await self._offers_time(turn)

    def _small(self, turn: Taken) -> Reply | None:
        """Greetings and the like; None for a question."""
        question, language = turn.question, turn.question.language
        if kind := small_talk(question.text):
            text, mood = small_talk_reply(kind, self._official, language)
            return Reply(tuple(events_of(phrases(text, mood), language)), "small_talk")
        return None

    async def _about_last(self, turn: Taken) -> Reply | None:
        """Turns about the last answer; None for all others."""
        wish = turn.wish
        if wish is not None and not wish.rest and (told := await self._again.told(turn.topic, turn.question, wish)):
            return told
        if again := await self._asked_back(turn):
            return again
        if goes_back(turn.text) and (told := await self._again.earlier(turn.topic, turn.question)):
            return told
        source = turn.source
        if source is not None and not source.matter:
            return await self._again.sources(turn.topic, turn.question, source.about)
        return await self._again.repeated(turn.topic, turn.question) if turn.question.repeats else None

    async def _asked_back(self, turn: Taken) -> Reply | None:
        """`왜 물어봐요?` and `모르겠어요` to a question of the official's: the reason, and the question again."""
        turns, said = turn.topic.turns, no_reply(turn.text)
        if said is None or not turns or turns[-1].status != "clarify" or not turn.question.pending:
            return None
        before = replace(turn.topic, turns=turns[:-2])
        shown = turn.question.may_be_shown
        question = replace(understand(before, turn.question.pending, today=today(self._clock)), may_be_shown=shown)
        reply = await self._answered(replace(turn, topic=before, text=question.text, question=question, vector=None))
        phrase = WHY_ASKED if said == "why" else IF_UNSURE
        told = led_by(phrases(phrase.say(question.language), "relaxed"), reply, question.language)
        return replace(told, offers_person=True)

    async def _offers_time(self, turn: Taken) -> Reply | None:
        text, language = turn.question.text, turn.question.language
        if place := await place_offered(self._tools.places, text, language):
            return place
        return await offered(self._tools.slots, self._official.id, text, language)

    async def _fetches_person(self, turn: Taken) -> Reply:
        said = phrases(PERSON_COMES.say(turn.question.language), "relaxed")
        return await self._hands_over(turn, said, "handed_over", "citizen_asked")

    async def _answered(self, turn: Taken) -> Reply:
        if both := await self._both.answered(turn.topic, turn.question, way(turn), today=today(self._clock)):
            return both
        found = await self._follow_ups.find(turn.topic, turn.question, today=today(self._clock))
        if danger_told(found.document) == "self_harm" and self._is_calm(turn, found):
            found = Found("nothing")  # `엄마한테 죽었다 나 ㅋㅋ 언제 봐요?`
        if reply := await self._instead(turn, found):
            return reply
        language = turn.question.language
        reply = replace(await self._teller.tell(turn.question, found, way(turn)), score=found.score)
        if leaves_open(turn, found.document):
            left = events_of(phrases(STILL_OPEN.say(language)), language)
            reply = replace(reply, events=(*reply.events, *left))
        reply = self._petitioning.offered(turn.talk, turn.question, found, reply)
        return led_by(phrases(KEEP_IT_PRIVATE.say(language)), reply, language) if hides_sensitive(turn.text) else reply

    def _is_calm(self, turn: Taken, found: Found) -> bool:
        """Whether nothing sounds like danger, and what was found is not what the talk is about anyway."""
        last = turn.talk.last_answer()
        goes_on = last is not None and found.document[0].document_id in map(document_of, last.passage_ids)
        return not goes_on and self._suspected(turn) is None and not was_in_crisis(turn.talk)

    async def _instead(self, turn: Taken, found: Found) -> Reply | None:
        """What goes before an answer: an act that somebody has to see to, a likeness of danger, a young heart."""
        unanswered = found.outcome in {"nothing", "which"}
        suspected = self._suspected(turn)
        calm = suspected is None
        if unanswered and (petition := self._petitioning.unanswered(turn.talk, turn.text, turn.question, calm=calm)):
            return replace(petition, score=found.score)
        nearest = danger_told(found.document) if suspected else None
        tells = was_in_crisis(turn.talk) or not asks(turn.question)  # an adult's question needs more than a likeness
        if suspected is not None and ((tells and nearest) or ((tells or self._young) and unanswered)):
            return await self._in_danger(turn, CrisisSign(_kind_of(suspected, nearest), "danger"))
        if suspected is not None and self._young:
            return await self._about_help(turn, CrisisSign(suspected, "information"))
        if self._young and unanswered and not asks(turn.question):
            return await self._listens(turn)
        return None

    async def _listens(self, turn: Taken) -> Reply:
        """A young person who tells something is listened to, not told that no source was found."""
        language = turn.question.language
        line = await self._crisis.lines("distress", turn.question, most=1)
        said = [*phrases(LISTENS.say(language), "relaxed"), *line, *phrases(OFFER_PERSON.say(language))]
        return Reply(tuple(events_of(said, language)), "small_talk", offers_person=True)

    async def _hands_over(
        self, turn: Taken, said: Sequence[Statement], status: AnswerStatus, reason: HandoffReason
    ) -> Reply:
        """Whatever was said, then the request with its summary; the screen keeps the person's button."""
        sources = await self._finder.passages(turn.talk, turn.question)
        summary = summarise(turn.talk, turn.text, reason=reason, sources=sources)
        request = HandoffRequested(reason, self._official.handoff_skill, summary)
        return Reply((*events_of(said, turn.question.language), request), status, offers_person=True)


def _kind_of(suspected: CrisisKind, nearest: CrisisKind | None) -> CrisisKind:
    """What search finds tells kinds apart better than a likeness; a danger to life is never made less."""
    return suspected if nearest is None or suspected in _TO_LIFE else nearest
