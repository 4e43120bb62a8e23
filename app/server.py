"""The HTTP face of the service: every router, the pages, health and metrics."""

import socket
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import uvicorn
from fastapi import APIRouter, FastAPI, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel

from agents.breaker import BreakerState
from app import http_errors
from app.accounts.api import account_routers
from app.accounts.guard import SessionGuard
from app.body_limit import BodyLimit
from app.bundle_api import LOOK as LOOK_AT_BUNDLE
from app.dashboard.api import build_router as dashboard_router
from app.dashboard.figures import Figures
from app.district_api import build_router as district_router
from app.gaps.api import build_router as gap_router
from app.preview import Previewer
from app.recall.api import build_router as recall_router
from app.reservations import reservation_routers
from app.service import Service, let_talks_end
from app.settings import Settings
from app.talks.api import TalkServices
from app.talks.api import build_router as talk_router
from app.talks.ended import EndedTalks
from app.talks.ended_api import build_router as ended_router
from app.talks.models import PrivacyView
from app.telemetry import Telemetry
from app.tools import tool_routers
from casework.api import build_router as callback_router
from casework.opinions.api import build_router as opinion_router
from casework.opinions.desk_api import build_router as opinion_desk_router
from casework.petition_api import build_router as petition_router
from casework.petition_desk_api import build_router as petition_desk_router
from casework.photo_api import PHOTOS
from casework.photo_api import build_router as photo_router
from core.errors import InvalidInput, NotFound
from desk.api import build_router as desk_router
from knowledge.api import build_router as knowledge_router
from knowledge.imports.api import PATH as IMPORTS
from knowledge.imports.api import build_router as import_router
from knowledge.imports.proposal_api import build_router as proposal_router
from knowledge.imports.proposals import Proposals
from rtc.api import offer_router
from world.api import world_router

PAGE_HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'self'",  # nobody may put a counter of his own around ours
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class Health(BaseModel):
    """Ready or not."""

    ready: bool
    reason: str


class ModelView(BaseModel):
    """How the language model is, where there is one."""

    name: str
    state: BreakerState
    """`open`: it rests after its failures, and answers are composed without it; `half_open`: it is tried again."""
    sentences: int
    """That it has written since the start."""
    rejected: int
    """Of them, those that said something else than the sentence they stood for."""


class StatusView(BaseModel):
    """What the status page shows."""

    version: str
    talks_open: int
    lines_open: int
    citizens_waiting: int
    people_on_duty: int
    voice: bool
    collections: dict[str, int]
    documents: int
    lexical: str
    dense: str
    embedder: str
    reranker: str
    """Empty: none."""
    language_model: ModelView | None
    revision: int
    answers: dict[str, int]


def build_app(service: Service) -> FastAPI:
    """The application over an open service."""
    app = FastAPI(title="Madang", version=_version(), redoc_url=None)
    http_errors.install(app)
    app.add_middleware(
        BodyLimit, most_bytes=service.settings.max_request_bytes, streamed={IMPORTS, LOOK_AT_BUNDLE, PHOTOS}
    )
    for router in _routers(service):
        app.include_router(router)
    add_pages(app, service.settings.web_dist)
    return app


def _routers(service: Service) -> list[APIRouter]:
    guard = SessionGuard(service.accounts)
    settings = service.settings
    talk_services = TalkServices(
        talks=service.talks,
        ledger=service.ledger,
        persons=service.persons,
        counters=service.counters,
        background=service.background,
        max_characters=settings.max_message_characters,
        privacy=_privacy(settings),
    )
    routers = [
        _running_router(service),
        talk_router(talk_services),
        desk_router(service.desk, service.floor, guard),
        ended_router(EndedTalks(service.knowledge.sessions), guard),
        *_casework_routers(service, guard),
        recall_router(service.corrections, guard),
        gap_router(service.gaps, guard),
        dashboard_router(Figures(service.knowledge.sessions, service.clock), guard),
        world_router(service.world),
        district_router(),
        knowledge_router(
            service.knowledge.store,
            guard,
            Previewer(service.officials, service.clock),
            {name for official in service.officials.values() for name in official.collections},
        ),
        *tool_routers(service, guard),
        import_router(service.imports, guard),
        proposal_router(Proposals(service.imports, service.knowledge.store, service.unanswered), guard),
        *account_routers(service.accounts, guard),
    ]
    if service.lines is not None:
        routers.append(offer_router(service.lines))
    return routers


def _casework_routers(service: Service, guard: SessionGuard) -> list[APIRouter]:
    return [
        callback_router(service.callbacks, guard),
        petition_router(service.petitions.services),
        photo_router(service.petitions.services),
        petition_desk_router(service.petitions.services, guard),
        *reservation_routers(service.reserved, service.talks, guard),
        opinion_router(service.opinions.services),
        opinion_desk_router(service.opinions.services, guard),
    ]


def model_view(telemetry: Telemetry) -> ModelView | None:
    """None where no language model is configured."""
    model, judged = telemetry.language_model, telemetry.judged
    if model is None:
        return None
    written = judged.total() - judged["missing"]
    return ModelView(
        name=model.capabilities.name,
        state=model.breaker_state,
        sentences=written,
        rejected=written - judged["said"],
    )


def _running_router(service: Service) -> APIRouter:
    router = APIRouter(tags=["running"])

    @router.get("/healthz", operation_id="readHealth")
    async def read_health() -> Health:
        stopping = not service.talks.accepting
        return Health(ready=not stopping, reason="stopping" if stopping else "ready")

    @router.get("/metrics", operation_id="readMetrics")
    async def read_metrics() -> Response:
        telemetry = service.telemetry
        telemetry.talks.set(len(service.talks.open))
        telemetry.lines.set(service.visits.open_lines)
        telemetry.waiting.set(len(service.desk.list.waiting()))
        return Response(telemetry.exposition(), media_type="text/plain; version=0.0.4")

    @router.get("/api/status", operation_id="readStatus")
    async def read_status() -> StatusView:
        search = service.knowledge.search.status()
        return StatusView(
            version=_version(),
            talks_open=len(service.talks.open),
            lines_open=service.visits.open_lines,
            citizens_waiting=len(service.desk.list.waiting()),
            people_on_duty=service.desk.people_on_duty,
            voice=service.voice is not None,
            collections=search.collections,
            documents=search.documents,
            lexical=search.lexical,
            dense=search.dense,
            embedder=search.embedder,
            reranker=search.reranker,
            language_model=model_view(service.telemetry),
            revision=search.revision,
            answers=await service.ledger.counts(),
        )

    return router


def add_pages(app: FastAPI, dist: Path) -> None:
    """The built web client; every path that is no file of it is a page of the single-page application."""

    @app.get("/{path:path}", include_in_schema=False)
    async def page(path: str) -> FileResponse:
        if path.startswith("api/"):
            raise NotFound(f"there is no `/{path}`")
        wanted = file_of(dist, path)
        if wanted is None and path.startswith(("assets/", "avatars/")):
            raise NotFound(f"there is no `/{path}`")
        if wanted is None and not (dist / "index.html").is_file():
            raise NotFound("the web client is not built; run `make web`")
        # Hashed file names may be kept for ever; the page that names them may not.
        cache = "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
        return FileResponse(wanted or dist / "index.html", headers={"Cache-Control": cache, **PAGE_HEADERS})


def file_of(dist: Path, path: str) -> Path | None:
    """None for what is no file inside `dist`, however it is named."""
    try:
        wanted = (dist / path).resolve()
        return wanted if wanted.is_relative_to(dist) and wanted.is_file() else None
    except (OSError, ValueError):  # too long, or holding a null byte
        return None


class GracefulServer(uvicorn.Server):
    """Lets talks end before the connections are closed."""

    def __init__(self, config: uvicorn.Config, service: Service) -> None:
        super().__init__(config)
        self._service = service

    async def shutdown(self, sockets: object = None) -> None:
        await let_talks_end(self._service)
        await super().shutdown(sockets)  # type: ignore[arg-type]


def listening_socket(settings: Settings) -> socket.socket:
    """Taken before the models are loaded, so that a port in use is told at once; raises `InvalidInput`."""
    if (settings.tls_cert is None) != (settings.tls_key is None):
        raise InvalidInput("HTTPS needs both --tls-cert and --tls-key")
    taken = socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((settings.host, settings.port))
    except OSError as error:
        taken.close()
        where = f"{settings.host}:{settings.port}"
        raise InvalidInput(f"cannot listen on {where} ({error.strerror}): choose another --host or --port") from None
    return taken


async def serve(service: Service, door: socket.socket) -> None:
    """Serves on `door` until SIGINT or SIGTERM."""
    settings = service.settings
    config = uvicorn.Config(
        build_app(service),
        ssl_certfile=settings.tls_cert,
        ssl_keyfile=settings.tls_key,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=5,
        proxy_headers=True,
        ws_max_size=65_536,
    )
    await GracefulServer(config, service).serve(sockets=[door])


def _privacy(settings: Settings) -> PrivacyView:
    return PrivacyView(
        talks_days=settings.retention_talks_days,
        contacts_days=settings.retention_contacts_days,
        petitions_days=settings.retention_petitions_days,
        opinions_days=settings.retention_opinions_days,
        audit_days=settings.retention_audit_days,
    )


def _version() -> str:
    try:
        return version("madang")
    except PackageNotFoundError:
        return "0.1.0"  # run from the checkout (ADR-0001)
