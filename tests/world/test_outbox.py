"""A slow reader misses poses, never messages."""

import asyncio

import pytest

from world.messages import Left
from world.outbox import MOST_WAITING, TRY_LATER, Outbox


async def test_a_slow_client_gets_every_message_but_only_the_newest_poses() -> None:
    outbox = Outbox()
    outbox.put_poses(b"old")
    outbox.put(Left(id=1))
    outbox.put_poses(b"new")
    outbox.put(Left(id=2))

    assert [await anext(outbox) for _ in range(3)] == ['{"type":"left","id":1}', '{"type":"left","id":2}', b"new"]


async def test_poses_that_did_not_change_are_not_sent_again() -> None:
    outbox = Outbox()
    outbox.put_poses(b"same")
    assert await anext(outbox) == b"same"
    outbox.put_poses(b"same")

    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(anext(outbox))  # type: ignore[arg-type]
        await asyncio.sleep(0)
        assert not waiting.done()
        outbox.put_poses(b"moved")
        assert await waiting == b"moved"


async def test_what_waits_is_still_sent_after_the_end() -> None:
    outbox = Outbox()
    outbox.put(Left(id=1))
    outbox.close(4001)

    assert [frame async for frame in outbox] == ['{"type":"left","id":1}']
    assert outbox.close_code == 4001


async def test_a_client_that_never_reads_is_cut_off() -> None:
    outbox = Outbox()
    for _ in range(MOST_WAITING + 1):
        outbox.put(Left(id=1))

    with pytest.raises(StopAsyncIteration):
        await anext(outbox)
    assert outbox.close_code == TRY_LATER
