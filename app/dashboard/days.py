"""The day in Seoul of a moment, in SQL of either database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class seoul_day(FunctionElement[str]):  # noqa: N801 - reads as the function it is
    """`2026-11-23` of a `UtcDateTime` column; Korea has no daylight saving time."""

    type = String()
    inherit_cache = True


@compiles(seoul_day)
def _postgresql(element: seoul_day, compiler: Any, **options: Any) -> str:
    return f"to_char({compiler.process(element.clauses, **options)} AT TIME ZONE 'Asia/Seoul', 'YYYY-MM-DD')"


@compiles(seoul_day, "sqlite")
def _sqlite(element: seoul_day, compiler: Any, **options: Any) -> str:
    return f"date({compiler.process(element.clauses, **options)}, '+9 hours')"
