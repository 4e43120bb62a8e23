"""Opinions over HTTP, for staff: what waits to be read, what was decided, the matters, and a sheet of them."""

from typing import Annotated, Literal, TypeAlias

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from casework.opinions.api import OpinionServices
from casework.opinions.book import Decided
from casework.opinions.opinion import FEWEST, DeclineReason, Opinion, OpinionState
from casework.opinions.views import (
    EXPORTED,
    MatterBoard,
    MatterDetail,
    OpinionPage,
    OpinionView,
    exported,
    matter_line,
    opinion_page,
    opinion_view,
    opinion_views,
    week_view,
)
from core.accounts import Account, AccountGuard, Role
from core.errors import Conflict, Forbidden, InvalidInput, NotFound, PasswordChangeRequired, Unauthenticated
from core.http import declared, encodable
from core.spreadsheet import BOM, csv_row

PREFIX = "/api/casework/opinions"
LARGEST = 2**31 - 1  # that a database takes for an id
Edition: TypeAlias = Annotated[int, Field(ge=0, le=LARGEST)]
Known: TypeAlias = Annotated[int, Field(ge=1, le=LARGEST)]
Named: TypeAlias = Annotated[int, Path(ge=1, le=LARGEST)]
MatterName: TypeAlias = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=120), AfterValidator(encodable)
]


class Approve(BaseModel):
    """It may be counted and shown."""

    act: Literal["approve"]
    edition: Edition


class Decline(BaseModel):
    """It is neither counted nor shown."""

    act: Literal["decline"]
    reason: DeclineReason
    edition: Edition


class TakeBack(BaseModel):
    """It waits again."""

    act: Literal["take_back"]
    edition: Edition


class Move(BaseModel):
    """To another matter; null: to one of its own."""

    act: Literal["move"]
    into: Known | None
    edition: Edition


class RenameMatter(BaseModel):
    """Empty: by its most central sentence again."""

    name: MatterName
    edition: Edition


class MergeMatter(BaseModel):
    """The matter that takes the opinions."""

    into: Known
    edition: Edition


OpinionActBody: TypeAlias = Annotated[Approve | Decline | TakeBack | Move, Field(discriminator="act")]


def build_router(services: OpinionServices, guard: AccountGuard) -> APIRouter:
    """Routes under `/api/casework/opinions`."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired, NotFound, Conflict)
    router = APIRouter(prefix=PREFIX, tags=["casework"], responses=errors)
    _add_reading(router, services, guard)
    _add_matters(router, services, guard)
    _add_deciding(router, services, guard)
    _add_ordering(router, services, guard)
    return router


def _add_reading(router: APIRouter, services: OpinionServices, guard: AccountGuard) -> None:
    staff = Depends(guard.allow(Role.STAFF, Role.SUPERVISOR))
    book = services.book

    @router.get("", operation_id="listOpinions", dependencies=[staff])
    async def list_opinions(
        state: OpinionState = "received",
        page: Annotated[int, Query(ge=1, le=10_000)] = 1,
        page_size: Annotated[int, Query(ge=1, le=100)] = 20,
    ) -> OpinionPage:
        """What waits, the oldest first; what was decided, the latest first."""
        found, total = await book.page(state, offset=(page - 1) * page_size, limit=page_size)
        views = opinion_views(found, await book.acts([one.id for one in found]))
        return opinion_page(views, total, page, page_size, await book.counts())


def _add_matters(router: APIRouter, services: OpinionServices, guard: AccountGuard) -> None:
    staff = Depends(guard.allow(Role.STAFF, Role.SUPERVISOR))

    @router.get("/matters.csv", operation_id="exportMatters", dependencies=[staff], response_class=Response)
    async def export_matters() -> Response:
        """Every matter with its counts, for a spreadsheet."""
        matters, _ = await services.matters.page()
        lines = [csv_row(EXPORTED), *(csv_row(exported(one, fewest=FEWEST)) for one in matters)]
        named = {"Content-Disposition": 'attachment; filename="opinions.csv"'}
        return Response(BOM + "".join(lines), media_type="text/csv; charset=utf-8", headers=named)

    @router.get("/matters", operation_id="listMatters", dependencies=[staff])
    async def list_matters(
        page: Annotated[int, Query(ge=1, le=10_000)] = 1,
        page_size: Annotated[int, Query(ge=1, le=200)] = 20,
    ) -> MatterBoard:
        found, total = await services.matters.page(offset=(page - 1) * page_size, limit=page_size)
        return MatterBoard(
            matters=[matter_line(one, fewest=FEWEST) for one in found],
            total=total,
            page=page,
            page_size=page_size,
            weeks=[week_view(one) for one in await services.matters.weeks()],
            fewest=FEWEST,
        )

    @router.get("/matters/{matter}", operation_id="readMatter", dependencies=[staff])
    async def read_matter(matter: Named) -> MatterDetail:
        return await _detail(services, matter)


def _add_ordering(router: APIRouter, services: OpinionServices, guard: AccountGuard) -> None:
    staff = Depends(guard.allow(Role.STAFF, Role.SUPERVISOR))

    @router.post("/matters/{matter}/rename", operation_id="renameMatter")
    async def rename_matter(matter: Named, body: RenameMatter, account: Annotated[Account, staff]) -> MatterDetail:
        name = services.arrivals.masked(body.name)
        await services.matters.rename(matter, name, edition=body.edition, by=account.name)
        return await _detail(services, matter)

    @router.post("/matters/{matter}/merge", operation_id="mergeMatter")
    async def merge_matter(matter: Named, body: MergeMatter, account: Annotated[Account, staff]) -> MatterDetail:
        """The matter that took the opinions."""
        await services.matters.merge(matter, body.into, edition=body.edition, by=account.name)
        return await _detail(services, body.into)


def _add_deciding(router: APIRouter, services: OpinionServices, guard: AccountGuard) -> None:
    staff = Depends(guard.allow(Role.STAFF, Role.SUPERVISOR))
    book = services.book

    @router.post("/{opinion}/acts", operation_id="actOnOpinion")
    async def act_on_opinion(opinion: Named, body: OpinionActBody, account: Annotated[Account, staff]) -> OpinionView:
        """One decision of the person who is signed in; 409 where somebody else decided since it was read."""
        done = await _act(services, opinion, body, account.name)
        return opinion_view(done, (await book.acts([opinion])).get(opinion, ()))


async def _act(services: OpinionServices, opinion: int, body: OpinionActBody, by: str) -> Opinion:
    match body:
        case Move():
            return await services.book.move(opinion, body.into, edition=body.edition, by=by)
        case Decline():
            return await services.book.decide(opinion, Decided(body.act, body.edition, body.reason), by=by)
        case Approve() | TakeBack():
            return await services.book.decide(opinion, Decided(body.act, body.edition), by=by)


async def _detail(services: OpinionServices, matter: int) -> MatterDetail:
    found = await services.matters.find(matter)
    opinions = await services.matters.opinions(matter)
    return MatterDetail(
        matter=matter_line(found, fewest=FEWEST),
        opinions=opinion_views(opinions, await services.book.acts([one.id for one in opinions])),
        weeks=[week_view(one) for one in await services.matters.weeks(matter)],
    )
