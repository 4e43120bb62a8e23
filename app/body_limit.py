"""No request body is read into memory beyond a limit: FastAPI itself takes any length."""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """ASGI middleware: a longer body is answered with 413, by its announced length or once so much has come.

    Routes of `streamed` paths write what comes to the disk and count for themselves.
    """

    def __init__(self, app: ASGIApp, *, most_bytes: int, streamed: Collection[str] = ()) -> None:
        self._app = app
        self._most_bytes = most_bytes
        self._streamed = frozenset(streamed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in self._streamed:
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        came = 0

        async def limited() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self._most_bytes or (announced.isdecimal() and int(announced) > self._most_bytes):
                # The one kind that FastAPI lets through while it reads a body.
                raise HTTPException(413, f"a request holds at most {self._most_bytes} bytes; send less at once")
            return message

        await self._app(scope, limited, send)
