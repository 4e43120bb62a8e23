"""The dashboard over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from app.dashboard.figures import Figures
from app.dashboard.views import DashboardView
from core.accounts import AccountGuard, Role
from core.errors import Forbidden, InvalidInput, PasswordChangeRequired, Unauthenticated
from core.http import declared


def build_router(figures: Figures, guard: AccountGuard) -> APIRouter:
    """One route, for all who curate."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired)
    router = APIRouter(tags=["dashboard"], responses=errors)
    reader = Depends(guard.allow(Role.CURATOR, Role.APPROVER, Role.ADMIN))

    @router.get("/api/dashboard", operation_id="readDashboard", dependencies=[reader])
    async def read_dashboard(days: Annotated[int, Query(ge=7, le=366)] = 30) -> DashboardView:
        return await figures.dashboard(days)

    return router
