"""Petitions over HTTP, for the people who deal with them: lists, one in full, what may be done, the monthly check."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from casework.filings import Filings
from casework.petition_acts import Act, made
from casework.petition_desk import MonthlyCheck, PetitionDesk, PetitionDetail, PetitionPage, Shelf, Wanted
from casework.petition_services import PetitionServices
from casework.petitions.events import Author
from casework.photo_api import jpeg
from core.accounts import Account, AccountGuard, Role
from core.errors import Conflict, Forbidden, InvalidInput, NotFound, NotLawful, PasswordChangeRequired, Unauthenticated
from core.http import declared

PREFIX = "/api/casework/petitions"


def build_router(services: PetitionServices, guard: AccountGuard) -> APIRouter:
    """Routes under `/api/casework/petitions`."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired, NotFound, Conflict, NotLawful)
    router = APIRouter(prefix=PREFIX, tags=["casework"], responses=errors)
    staff = Depends(guard.allow(Role.STAFF, Role.SUPERVISOR))
    filings = services.filings
    desk = PetitionDesk(filings, services.calendar, services.clock)

    @router.get("", operation_id="listPetitions", dependencies=[staff])
    async def list_petitions(
        shelf: Shelf = "open",
        department: str = "",
        officer: str = "",
        page: Annotated[int, Query(ge=1, le=10_000)] = 1,
        page_size: Annotated[int, Query(ge=1, le=100)] = 20,
    ) -> PetitionPage:
        return await desk.page(Wanted(shelf, department, officer, page, page_size))

    @router.get("/check", operation_id="checkPetitions", dependencies=[staff])
    async def check_petitions(
        month: str, page: Annotated[int, Query(ge=1)] = 1, page_size: Annotated[int, Query(ge=1, le=100)] = 50
    ) -> MonthlyCheck:
        return await desk.check(month, page=page, page_size=page_size)

    @router.get("/{number}", operation_id="readPetition", dependencies=[staff])
    async def read_petition(number: str) -> PetitionDetail:
        return await desk.detail(await filings.find(number))

    @router.post("/{number}/acts", operation_id="actOnPetition")
    async def act_on_petition(number: str, act: Act, account: Annotated[Account, staff]) -> PetitionDetail:
        """One act of the person who is signed in; refused with its `ground` where the law does not let it be."""
        done = made(act, account, services.arrivals)
        return await desk.detail(
            await filings.add(number, Author("person", account.name), done.event, words=done.words)
        )

    _add_what_goes_with_it(router, filings, desk, staff)
    return router


def _add_what_goes_with_it(router: APIRouter, filings: Filings, desk: PetitionDesk, staff: Any) -> None:
    @router.get(
        "/{number}/photos/{photo}", operation_id="readPetitionPhoto", dependencies=[staff], response_class=Response
    )
    async def read_petition_photo(number: str, photo: str) -> Response:
        return jpeg(await filings.album.image(number, photo))

    @router.post("/{number}/notices/{entry}/retry", operation_id="retryNotice", dependencies=[staff])
    async def retry_notice(number: str, entry: int) -> PetitionDetail:
        """An e-mail to the petitioner that was not delivered goes again."""
        return await desk.detail(await filings.send_again(number, entry))
