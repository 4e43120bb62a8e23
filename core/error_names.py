"""What a log may know of an error."""

from __future__ import annotations

from typing import cast


def names(error: BaseException) -> str:
    """The kinds of an error and where they arose, without their texts, which may hold a citizen's words."""
    if isinstance(error, BaseExceptionGroup):
        group = cast("BaseExceptionGroup[BaseException]", error)
        return ", ".join(names(inner) for inner in group.exceptions)
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    where = f" in {last.tb_frame.f_code.co_qualname}, line {last.tb_lineno}" if last else ""
    return type(error).__name__ + where
