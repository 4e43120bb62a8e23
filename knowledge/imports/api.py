"""Imports over HTTP: hand files in, watch the job, look at what came of each, open the original."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import FileResponse
from pydantic import TypeAdapter, ValidationError

from core.accounts import Account, AccountGuard, Role
from core.errors import (
    Conflict,
    FileTooLarge,
    Forbidden,
    InvalidInput,
    NotFound,
    PasswordChangeRequired,
    Unauthenticated,
)
from core.http import BINARY, declared, multipart
from knowledge.imports.jobs import Imports, Order
from knowledge.imports.receiving import receive
from knowledge.imports.views import FilePage, FileState, JobPage, JobView, PassagePage
from knowledge.lifecycle import Actor
from knowledge.procedure import Collection

PATH = "/api/imports"
JOB = f"{PATH}/{{job}}"
FILE = f"{JOB}/files/{{file}}"
READERS = (Role.CURATOR, Role.APPROVER, Role.ADMIN)

_COLLECTION: TypeAdapter[str] = TypeAdapter(Collection)
_Page = Annotated[int, Query(ge=1, le=100_000)]
_PageSize = Annotated[int, Query(ge=1, le=200)]
_FORM = multipart(collection={"type": "string"}, files={"type": "array", "items": BINARY})


def build_router(imports: Imports, guard: AccountGuard) -> APIRouter:
    """The routes, for accounts with the roles curator, approver and admin."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired, NotFound, Conflict)
    router = APIRouter(tags=["imports"], responses=errors)
    _add_looking(router, imports, Depends(guard.allow(*READERS)))
    _add_files(router, imports, Depends(guard.allow(*READERS)))
    _add_doing(router, imports, Depends(guard.allow(Role.CURATOR)))
    return router


def _add_looking(router: APIRouter, imports: Imports, reader: Any) -> None:
    @router.get(PATH, operation_id="listImports", dependencies=[reader])
    async def jobs(page: _Page = 1, page_size: _PageSize = 20) -> JobPage:
        return await imports.jobs(page=page, page_size=page_size)

    @router.get(JOB, operation_id="readImport", dependencies=[reader])
    async def job(job: int) -> JobView:
        return await imports.job(job)


def _add_files(router: APIRouter, imports: Imports, reader: Any) -> None:
    @router.get(f"{JOB}/files", operation_id="listImportFiles", dependencies=[reader])
    async def files(job: int, state: FileState | None = None, page: _Page = 1, page_size: _PageSize = 50) -> FilePage:
        return await imports.files(job, state=state, page=page, page_size=page_size)

    @router.get(f"{FILE}/passages", operation_id="listImportPassages", dependencies=[reader])
    async def passages(job: int, file: int, page: _Page = 1, page_size: _PageSize = 50) -> PassagePage:
        return await imports.passages(job, file, page=page, page_size=page_size)

    @router.get(f"{FILE}/original", operation_id="readImportOriginal", dependencies=[reader])
    async def original(job: int, file: int) -> FileResponse:
        path, row = await imports.original(job, file)
        is_pdf = row.format == "pdf"  # a viewer of its own shows it; anything else could act in our name
        return FileResponse(
            path,
            media_type="application/pdf" if is_pdf else "application/octet-stream",
            filename=row.name.rsplit("/", 1)[-1],
            content_disposition_type="inline" if is_pdf else "attachment",
            headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
        )


def _add_doing(router: APIRouter, imports: Imports, writer: Any) -> None:
    @router.post(
        PATH, operation_id="startImport", status_code=202, responses=declared(FileTooLarge), openapi_extra=_FORM
    )
    async def start(request: Request, account: Account = writer) -> JobView:
        content_type = request.headers.get("content-type", "")
        upload = await receive(content_type, request.stream(), imports.shelf, imports.rules.upload)
        return await imports.start(upload.files, Order(_collection(upload.fields), Actor.of(account)))

    @router.post(f"{JOB}/cancel", operation_id="cancelImport", dependencies=[writer])
    async def cancel(job: int) -> JobView:
        return await imports.cancel(job)

    @router.post(f"{JOB}/retry", operation_id="retryImport", dependencies=[writer])
    async def retry(job: int) -> JobView:
        return await imports.retry(job)


def _collection(fields: dict[str, str]) -> str:
    try:
        return _COLLECTION.validate_python(fields.get("collection", ""))
    except ValidationError as error:
        raise InvalidInput("`collection`: name where the documents belong") from error
