"""A version's row from its content."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from knowledge.lifecycle import Actor, State
from knowledge.procedure import Content, PlainDocument, restored, stored, without_blank_sections
from knowledge.tables import VersionRow


def new_version(content: Content, actor: Actor, number: int, now: datetime) -> VersionRow:
    """A draft."""
    row = VersionRow(
        document_id=content.id,
        number=number,
        state=State.DRAFT,
        edits=0,
        author_id=actor.id,
        author_name=actor.name,
        editors=[],
        comment="",
        created_at=now,
    )
    fill(row, content, actor, now)
    return row


def fill(row: VersionRow, content: Content, actor: Actor, now: datetime) -> None:
    """Saves `content` into the row once more."""
    row.content = stored(content)
    row.digest = digest_of(row.content)
    row.title = title_of(content)
    row.effective_from = content.effective_from
    row.effective_until = content.effective_until
    row.edits += 1
    row.editors = [*dict.fromkeys([*row.editors, actor.id])]
    row.updated_at = now


def leave_out_blank(row: VersionRow) -> None:
    """Takes out the sections that nobody began, so that whoever approves reads what is there."""
    content = restored(row.content)
    if isinstance(content, PlainDocument):
        return
    row.content = stored(without_blank_sections(content))
    row.digest = digest_of(row.content)


def title_of(content: Content) -> str:
    """As curators see it."""
    return content.title if isinstance(content, PlainDocument) else content.title.ko


def digest_of(text: str) -> str:
    """Equal for equal contents."""
    return sha256(text.encode()).hexdigest()
