"""The passages of each answer in a table of their own, its score, and when a person was asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from core.tables import UtcDateTime

revision = "talks_0002"
down_revision = "talks_0001"
branch_labels = None
depends_on = None

BATCH = 500


def upgrade() -> None:
    op.add_column("talk", sa.Column("person_wanted_at", UtcDateTime()))
    op.add_column("answer", sa.Column("score", sa.Float()))
    table = op.create_table(
        "answer_passage",
        sa.Column("answer_id", sa.String(16), nullable=False),
        sa.Column("passage_id", sa.String(240), nullable=False),
        sa.Column("document_id", sa.String(200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("answer_id", "passage_id", name="pk_answer_passage"),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answer.id"], name="fk_answer_passage_answer_id_answer", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_answer_passage_document_version", "answer_passage", ["document_id", "version"])
    _fill(table)


def _fill(table: sa.Table) -> None:
    """From the ids that the answers hold; which sentence rested on which passage was not kept before."""
    answers = list(op.get_bind().execute(sa.text("SELECT id, passages FROM answer")))
    rows = [row for answer_id, passages in answers for row in _rows(answer_id, passages)]
    for start in range(0, len(rows), BATCH):
        op.bulk_insert(table, rows[start : start + BATCH])


def _rows(answer_id: str, passages: Any) -> Iterator[dict[str, object]]:
    """`move-in-report#deadline@1` names document, section and version."""
    named: list[str] = json.loads(passages) if isinstance(passages, str) else passages
    for passage_id in dict.fromkeys(named):
        document_id, _, rest = passage_id.rpartition("#")
        version = rest.rpartition("@")[2]
        if document_id and version.isdigit():
            yield {
                "answer_id": answer_id,
                "passage_id": passage_id,
                "document_id": document_id,
                "version": int(version),
                "sentence": "",
            }


def downgrade() -> None:
    op.drop_table("answer_passage")
    op.drop_column("answer", "score")
    op.drop_column("talk", "person_wanted_at")
