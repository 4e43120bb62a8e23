"""Runs the migrations on the connection that `app.database.upgrade` hands over.

Each package with a `tables.py` has a branch of its own, so that two packages never wait for each other's files:

    revision = "casework_0001"        # the file is versions/casework_0001.py
    down_revision = None              # the branch's first; then "casework_0001", ...
    branch_labels = ("casework",)     # on the first one only
    depends_on = ("accounts_0001",)   # only where a foreign key leads into another package's tables

`python -m app.migrations casework "Add appointments"` writes such a file from the difference between the tables that
the package declares and those that its migrations make; read it before you keep it, and add what Alembic cannot see
(triggers, first rows). A test asserts that there is no difference left.
"""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from core.tables import Base, UtcDateTime


def _of_the_package(item: Any, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:  # noqa: FBT001
    """Whether `python -m app.migrations PACKAGE` looks at this table."""
    wanted: set[str] | None = context.config.attributes.get("tables")
    return kind != "table" or wanted is None or name in wanted


def _rendered(kind: str, item: object, autogenerating: AutogenContext) -> str | Literal[False]:
    if kind == "type" and isinstance(item, UtcDateTime):
        autogenerating.imports.add("from core.tables import UtcDateTime\n")
        return "UtcDateTime()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_object=_of_the_package,
    render_item=_rendered,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
