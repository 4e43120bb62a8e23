"""An OpenAI-compatible endpoint on the loopback: real HTTP, and every way in which one can go wrong."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, cast

STALL: Literal["stall"] = "stall"
"""Nothing more comes, and the connection stays open."""
BREAK: Literal["break"] = "break"
"""The connection ends in the middle of the body."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A line of the event stream as it is, completion or not."""

    line: str


@dataclass(frozen=True, slots=True)
class Status:
    """A refusal; its body repeats what was asked, as some servers do."""

    code: int
    headers: tuple[str, ...] = ()


Step: TypeAlias = "str | Raw | Status | Literal['stall', 'break']"


def said(*pieces: str) -> list[Step]:
    """A completion as vLLM sends it: a role first, then pieces, a reason for the end, and a comment in between."""
    role = Raw(_chunk({"role": "assistant", "content": ""}))
    return [role, *pieces, Raw(": keep-alive"), Raw(_chunk({}, finish="stop")), Raw("data: [DONE]")]


@dataclass(slots=True)
class LlmEndpoint:
    """Plays one script for each request, the last one again and again."""

    scripts: list[list[Step]]
    bodies: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    heads: list[str] = field(default_factory=list[str])
    url: str = ""
    _writers: list[asyncio.StreamWriter] = field(default_factory=list[asyncio.StreamWriter])
    _served: list[asyncio.Task[Any]] = field(default_factory=list[asyncio.Task[Any]])
    _over: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if task := asyncio.current_task():
            self._served.append(task)
        self._writers.append(writer)
        try:
            while head := (await _head(reader)):
                await self._answered(head, reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _answered(self, head: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        length = next(line for line in head.splitlines() if line.lower().startswith("content-length:"))
        body = await reader.readexactly(int(length.split(":")[1]))
        self.heads.append(head)
        self.bodies.append(cast("dict[str, Any]", json.loads(body)))
        script = self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]
        if script and isinstance(script[0], Status):
            return await _refuse(writer, script[0], body)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
        for step in script:
            if step == BREAK:
                raise ConnectionResetError
            if step == STALL:
                await self._over.wait()
            line = step.line if isinstance(step, Raw) else _chunk({"content": str(step)})
            sent = f"{line}\n\n".encode()
            writer.write(b"%x\r\n%s\r\n" % (len(sent), sent))
            await writer.drain()
        writer.write(b"0\r\n\r\n")
        return await writer.drain()

    async def close(self) -> None:
        """Every connection, the stalled ones too."""
        self._over.set()
        for writer in self._writers:
            writer.close()
        await asyncio.gather(*self._served, return_exceptions=True)


@asynccontextmanager
async def llm_endpoint(*scripts: list[Step]) -> AsyncGenerator[LlmEndpoint]:
    """Serves at `endpoint.url` for as long as the block lasts."""
    endpoint = LlmEndpoint(list(scripts))
    server = await asyncio.start_server(endpoint.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    endpoint.url = f"http://127.0.0.1:{port}/v1"
    async with server:
        try:
            yield endpoint
        finally:
            await endpoint.close()


async def _head(reader: asyncio.StreamReader) -> str:
    """The next request's line and headers; empty when the client has gone."""
    try:
        return (await reader.readuntil(b"\r\n\r\n")).decode()
    except asyncio.IncompleteReadError:
        return ""


async def _refuse(writer: asyncio.StreamWriter, refusal: Status, asked: bytes) -> None:
    body = json.dumps({"error": {"message": f"no: {asked.decode()}"}}).encode()
    head = [f"HTTP/1.1 {refusal.code} No", f"Content-Length: {len(body)}", "Content-Type: application/json"]
    writer.write("\r\n".join([*head, *refusal.headers, "", ""]).encode() + body)
    await writer.drain()


def _chunk(delta: dict[str, str], finish: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
    return "data: " + json.dumps(chunk, ensure_ascii=False)
