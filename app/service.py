"""The whole service, put together: what `madang serve` opens and the tests open too."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from agents.abuse import is_abusive
from agents.agent import Agent
from agents.officials import load_officials
from agents.protocols import LanguageModel, Tools
from app.accounts.service import Accounts
from app.adapters import Adapters
from app.adapters import follow as follow_adapters
from app.background import kept_up, open_background
from app.floor import Floor, PersonCalls
from app.gaps.asking import Asking
from app.gaps.collecting import Collecting
from app.gaps.deciding import Gaps
from app.gaps.forgetting import forgets_questions
from app.gaps.keeping import Keeping
from app.gaps.unanswered import Unanswered
from app.importing import imports_of
from app.knowledge_base import KnowledgeBase, adapter_folder, open_knowledge_base
from app.language_model import guarded, open_language_model, writer_with
from app.mailing.protocols import Writer
from app.mailing.sending import Sending
from app.mailing.smtp import SmtpMailer, SmtpSettings
from app.officials import Counters
from app.opinions import Opinions
from app.opinions import put_together as opinions_of
from app.petition_letters import CONFIRMATIONS, NOTICES, ConfirmationLetters, PetitionLetters
from app.petitions import Petitions, put_together, register_of
from app.quiet import Quiet
from app.recall.corrections import Corrections
from app.recall.letters import LETTERS, CorrectionLetters
from app.reservations import Reserved
from app.reservations import put_together as reserved_of
from app.settings import Settings
from app.staff_line import StaffLine
from app.talks.ledger import Ledger, Retention
from app.talks.registry import TalkLimits, Talks
from app.talks.talk import Answer, Happenings, Talk
from app.telemetry import Telemetry
from app.text_space import TextSpace
from app.visits import Visits, VisitServices
from app.vocabulary import PublishedVocabulary
from app.voice import Voice, open_voice
from app.warming import Warming
from app.wire import CloseReason
from casework.callbacks import Callbacks
from core.answers import HandoffRequested
from core.clock import Clock, SystemClock
from core.officials import Official
from desk.desk import Desk
from knowledge.imports.jobs import Imports
from knowledge.imports.runner import Runner
from knowledge.starter import read_starter
from knowledge.store import TOPIC
from retrieval.protocols import Progress
from rtc.lines import Lines
from rtc.settings import IceServer, IceSettings, RtcSettings
from world.spaces import load_spaces
from world.world import World

log = logging.getLogger(__name__)

EXPIRY_SECONDS = 3_600.0
QUIET_SECONDS = 15.0  # nobody wrote or spoke for this long: there is time for what can wait


@dataclass(frozen=True, slots=True)
class Opened:
    """What is opened before the parts are wired, and closed after them."""

    settings: Settings
    clock: Clock
    knowledge: KnowledgeBase
    voice: Voice | None
    background: asyncio.TaskGroup
    language_model: LanguageModel | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """Everything the routes work with; lives as long as the `async with` of `open_service`."""

    settings: Settings
    clock: Clock
    knowledge: KnowledgeBase
    officials: Mapping[str, Official]
    counters: Counters
    accounts: Accounts
    talks: Talks
    ledger: Ledger
    desk: Desk
    floor: Floor
    persons: PersonCalls
    callbacks: Callbacks
    petitions: Petitions
    reserved: Reserved
    opinions: Opinions
    corrections: Corrections
    imports: Imports
    gaps: Gaps
    unanswered: Unanswered
    visits: Visits
    lines: Lines | None
    """None where the service runs without voice."""
    voice: Voice | None
    vocabulary: PublishedVocabulary | None
    """None where the recogniser is told nothing."""
    world: World
    telemetry: Telemetry
    background: asyncio.TaskGroup


class Wires:
    """What a talk tells the rest: closes the ring between the talks and those that are built on them."""

    def __init__(self, ledger: Ledger, telemetry: Telemetry) -> None:
        self._ledger = ledger
        self._telemetry = telemetry
        self.persons: PersonCalls | None = None
        self.desk: Desk | None = None

    def happenings(self) -> Happenings:
        return Happenings(self._answered, self._person_wanted, self._closed)

    def _answered(self, talk: Talk, answer: Answer) -> None:
        self._ledger.answered(talk, answer)
        if answer.closed and answer.heard is None:
            self._telemetry.answered(talk.official_id, answer.closed.status)

    def _person_wanted(self, talk: Talk, request: HandoffRequested) -> None:
        self._ledger.person_wanted(talk)
        if self.persons:
            self.persons.wanted(talk, request)

    def _closed(self, talk: Talk, reason: CloseReason) -> None:
        self._ledger.closed(talk, reason)
        if self.desk:
            self.desk.talk_over(talk.id)


@asynccontextmanager
async def open_service(
    settings: Settings, clock: Clock | None = None, progress: Progress | None = None
) -> AsyncGenerator[Service]:
    """Opens everything in order and closes it in reverse; talks are let end before the lines go.

    `progress` is told of the texts that are embedded, where the index is not on disk yet.
    """
    clock = clock or SystemClock()
    async with AsyncExitStack() as stack:
        knowledge = await stack.enter_async_context(open_knowledge_base(settings, clock, progress))
        voice = await stack.enter_async_context(open_voice(settings)) if settings.voice else None
        language_model = await stack.enter_async_context(open_language_model(settings))
        background = await stack.enter_async_context(open_background())
        service = assembled(Opened(settings, clock, knowledge, voice, background, language_model))
        _start_background(service)
        if service.lines is not None:
            await stack.enter_async_context(service.lines)
        if service.floor.staff_lines is not None:
            await stack.enter_async_context(service.floor.staff_lines)
        yield service
        await let_talks_end(service)


def assembled(given: Opened) -> Service:
    """The parts wired to each other; nothing runs yet."""
    settings, clock, knowledge, voice = given.settings, given.clock, given.knowledge, given.voice
    telemetry, sessions, officials, kept = Telemetry(), knowledge.sessions, load_officials(), _retention(settings)
    limits, longest, vocabulary = _limits(settings), settings.max_message_characters, _vocabulary(given, officials)
    wires = Wires(ledger := Ledger(sessions, clock, kept, derived=(forgets_questions(clock),)), telemetry)
    reserved = reserved_of((register := register_of(settings, sessions, clock)).calendar, sessions, clock, officials)
    talks = Talks(_agents(given, officials, telemetry, reserved.tools(register)), limits, clock, wires.happenings())
    visits = Visits(VisitServices(talks, ledger, voice, clock, telemetry.spoken_turn, limits, longest, vocabulary))
    wires.desk = desk = Desk(floor := Floor(talks), officials, clock)
    wires.persons = persons = PersonCalls(desk, callbacks := Callbacks(sessions, clock))
    floor.staff_lines = _staff_lines(given, talks, visits, desk, vocabulary)
    return Service(
        settings=settings,
        clock=clock,
        knowledge=knowledge,
        officials=officials,
        counters=Counters(officials, desk),
        accounts=Accounts(sessions, clock),
        talks=talks,
        ledger=ledger,
        desk=desk,
        floor=floor,
        persons=persons,
        callbacks=callbacks,
        petitions=put_together(settings, register, talks),
        reserved=reserved,
        opinions=opinions_of(settings, sessions, clock, knowledge.embedder),
        corrections=Corrections(sessions, clock, sends_letters=bool(settings.smtp_host)),
        imports=imports_of(settings, sessions, clock),
        gaps=Gaps(sessions, clock, officials),
        unanswered=Unanswered(sessions, TextSpace(knowledge.embedder, _usual_questions), officials),
        visits=visits,
        lines=Lines(_rtc_settings(settings), clock, visits, visits) if voice else None,
        voice=voice,
        vocabulary=vocabulary,
        world=World(load_spaces(), officials, clock, left=_walked_away(talks), is_insult=is_abusive),
        telemetry=telemetry,
        background=given.background,
    )


def _staff_lines(
    given: Opened, talks: Talks, visits: Visits, desk: Desk, vocabulary: PublishedVocabulary | None
) -> Lines | None:
    """None where nobody is heard."""
    if given.voice is None:
        return None
    staff = StaffLine(talks, visits.book, given.voice.listener, desk, vocabulary=vocabulary)
    return Lines(_rtc_settings(given.settings), given.clock, staff, staff)


def _vocabulary(given: Opened, officials: Mapping[str, Official]) -> PublishedVocabulary | None:
    """None where nobody is heard, or the recogniser is told nothing."""
    if given.voice is None or not given.settings.hearing_terms:
        return None
    return PublishedVocabulary(officials, given.knowledge.store, given.clock)


def _agents(given: Opened, officials: Mapping[str, Official], telemetry: Telemetry, tools: Tools) -> dict[str, Agent]:
    model = guarded(given.language_model, given.settings, given.clock, telemetry.model_asked)
    telemetry.language_model = model
    writer = writer_with(model, given.knowledge, telemetry.sentence_judged)
    return {
        name: Agent(official, given.knowledge.search, officials, given.clock, writer=writer, tools=tools)
        for name, official in officials.items()
    }


def _start_background(service: Service) -> None:
    """Everything that runs beside the requests, for as long as the service does."""

    def start(name: str, work: Callable[[], Awaitable[None]]) -> None:
        service.background.create_task(kept_up(name, work, service.clock))

    quiet = Quiet(_nobody_is_served(service), service.clock)
    search, poll_seconds = service.knowledge.search, service.settings.knowledge_poll_seconds
    start("writing the ledger", service.ledger.write)
    start("closing idle talks", service.talks.sweep)
    start("watching the desk", service.desk.watch)
    start("running the world", service.world.run)
    start("following what is published here", lambda: _follow_publications(service.knowledge))
    start("following what is published elsewhere", lambda: search.watch(service.clock, poll_seconds))
    start("following which adapter is in use", lambda: _follow_adapters(service))
    if mailer := _mailer(service.settings):
        start("sending letters", _sending(service, mailer).run)
    start("looking for conflicts", lambda: _look_for_conflicts(service, quiet))
    start("importing documents", Runner(service.imports, service.knowledge.store).run)
    gap_keeping = _gap_keeping(service)
    start("gathering what was not answered", lambda: gap_keeping.run(quiet))
    start("ending retention periods", lambda: _expire(service))
    if service.voice is not None and service.settings.warm_voice:
        start("speaking ahead", _warming(service, service.voice, quiet).run)
    if service.vocabulary is not None:
        start("following what citizens say", service.vocabulary.run)


async def _follow_publications(knowledge: KnowledgeBase) -> None:
    """What this process publishes is found at once; the poll is for what another one does, such as the command line."""
    async with knowledge.bus.subscribe(TOPIC) as publications:
        async for _ in publications:
            await knowledge.search.refresh()


async def _follow_adapters(service: Service) -> None:
    adapters, knowledge = Adapters(adapter_folder(service.settings)), service.knowledge
    revision, every = knowledge.embedder.capabilities.revision, service.settings.knowledge_poll_seconds
    await follow_adapters(adapters, knowledge.search, revision, service.clock, every)


def _nobody_is_served(service: Service) -> Callable[[], bool]:
    def is_quiet() -> bool:
        quiet_since = service.clock.monotonic() - QUIET_SECONDS
        return service.visits.open_lines == 0 and all(talk.last_active < quiet_since for talk in service.talks.open)

    return is_quiet


async def _look_for_conflicts(service: Service, quiet: Quiet) -> None:
    while True:
        await quiet.comes()  # however long it takes: nobody waits for this
        await service.knowledge.conflicts.refresh(quiet.comes)
        await service.clock.sleep(service.settings.knowledge_poll_seconds)


def _warming(service: Service, voice: Voice, quiet: Quiet) -> Warming:
    return Warming(service.officials, service.knowledge.store, voice, service.clock, quiet)


async def _expire(service: Service) -> None:
    while True:
        await service.ledger.expire()
        await service.corrections.tidy()
        await service.imports.forget_originals()
        await service.callbacks.expire(service.settings.retention_contacts_days)
        await service.petitions.tidy(service.settings.retention_petitions_days)
        await service.reserved.tidy(service.settings.retention_contacts_days)
        await service.opinions.tidy(service.settings)
        await service.knowledge.store.forget_audit(after_days=service.settings.retention_audit_days)
        await service.clock.sleep(EXPIRY_SECONDS)


async def let_talks_end(service: Service) -> None:
    """No new talk from now on; those that run may end, up to the grace period."""
    service.talks.accepting = False
    deadline = service.clock.monotonic() + service.settings.shutdown_grace_seconds
    while any(talk.answering for talk in service.talks.open) and service.clock.monotonic() < deadline:
        await service.clock.sleep(0.1)
    service.talks.close_all("shutdown")
    await service.ledger.settle()


def _walked_away(talks: Talks) -> Callable[[str], None]:
    """A citizen who leaves a counter in the world ends the talk that was held there."""

    def end(talk_id: str) -> None:
        if talk := talks.open_one(talk_id):
            talk.close("citizen")

    return end


def _gap_keeping(service: Service) -> Keeping:
    knowledge = service.knowledge
    sessions, clock, space = knowledge.sessions, service.clock, service.unanswered.space
    private = [official.id for official in service.officials.values() if official.private]
    collecting = Collecting(sessions, clock, space, knowledge.tokenizer, private=private)
    asking = Asking(sessions, clock, service.talks.agent)
    return Keeping(collecting, asking, service.gaps, clock, lambda: knowledge.search.status().revision)


def _usual_questions() -> list[str]:
    """One example question of each procedure of the starter set."""
    asked = ([q.text for q in content.questions if q.language == "ko"] for content in read_starter())
    return [texts[0] for texts in asked if texts]


def _sending(service: Service, mailer: SmtpMailer) -> Sending:
    sessions, told = service.knowledge.sessions, (service.petitions.register, service.settings.public_url)
    writers: dict[str, Writer] = {
        LETTERS: CorrectionLetters(sessions),
        NOTICES: PetitionLetters(*told),
        CONFIRMATIONS: ConfirmationLetters(*told),
    }
    return Sending(sessions, service.clock, mailer, writers)


def _mailer(settings: Settings) -> SmtpMailer | None:
    """None where no mail server is configured: letters then wait for one."""
    if not settings.smtp_host:
        return None
    server = SmtpSettings(
        host=settings.smtp_host,
        port=settings.smtp_port,
        sender=settings.smtp_sender,
        security=settings.smtp_security,
        username=settings.smtp_username,
        password=settings.smtp_password,
    )
    return SmtpMailer(server)


def _retention(settings: Settings) -> Retention:
    return Retention(settings.retention_talks_days, settings.retention_contacts_days)


def _limits(settings: Settings) -> TalkLimits:
    return TalkLimits(
        in_all=settings.max_talks,
        per_address=settings.max_talks_per_address,
        opens_per_minute=settings.talk_opens_per_minute,
        idle_seconds=settings.talk_idle_seconds,
        messages_per_minute=settings.talk_messages_per_minute,
    )


def _rtc_settings(settings: Settings) -> RtcSettings:
    turn = [IceServer(url, settings.turn_username, settings.turn_password) for url in settings.turn_urls]
    servers = (*(IceServer(url) for url in settings.stun_urls), *turn)
    return RtcSettings(ice=IceSettings(host_networks=settings.ice_addresses, servers=servers))
