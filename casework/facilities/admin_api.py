"""Public facilities over HTTP, for administrators: made, changed and retired."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from casework.facilities.facility import Facility
from casework.facilities.store import Facilities
from casework.facilities.views import FacilityKept, kept_view
from core.accounts import Account, AccountGuard, Role
from core.errors import Conflict, Forbidden, InvalidInput, NotFound, PasswordChangeRequired, Unauthenticated
from core.http import declared

PREFIX = "/api/admin/facilities"


class ChangeFacility(BaseModel):
    """What it is to be from now on."""

    facility: Facility
    seen: int
    """The edition that was looked at."""


def build_router(facilities: Facilities, guard: AccountGuard) -> APIRouter:
    """Routes under `/api/admin/facilities`."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired, NotFound, Conflict)
    router = APIRouter(prefix=PREFIX, tags=["facilities"], responses=errors)
    administrator = Depends(guard.allow(Role.ADMIN))

    async def everything() -> list[FacilityKept]:
        return [kept_view(one) for one in await facilities.all()]

    @router.get("", operation_id="listAllFacilities", dependencies=[administrator])
    async def list_facilities() -> list[FacilityKept]:
        """The retired ones too."""
        return await everything()

    @router.post("", status_code=201, operation_id="createFacility")
    async def create_facility(body: Facility, account: Annotated[Account, administrator]) -> list[FacilityKept]:
        await facilities.create(body, by=account.name)
        return await everything()

    @router.put("", operation_id="changeFacility")
    async def change_facility(body: ChangeFacility, account: Annotated[Account, administrator]) -> list[FacilityKept]:
        """Retired with `is_active: false`; what is booked stays."""
        await facilities.change(body.facility, seen=body.seen, by=account.name)
        return await everything()

    return router
