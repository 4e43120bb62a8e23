"""The tables of gaps and their questions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.tables import UtcDateTime

revision = "gaps_0001"
down_revision = None
branch_labels = ("gaps",)
depends_on = "talks_0002"


def upgrade() -> None:
    op.create_table(
        "gap",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("official", sa.String(40), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=False),
        sa.Column("closed_at", UtcDateTime()),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.Column("decided_by", sa.String(120), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("document_id", sa.String(200)),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("asked_revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_gap"),
    )
    op.create_index("ix_gap_official", "gap", ["official"])
    op.create_index("ix_gap_state", "gap", ["state"])
    _question()


def _question() -> None:
    op.create_table(
        "gap_question",
        sa.Column("answer_id", sa.String(16), nullable=False),
        sa.Column("gap_id", sa.Integer()),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("model", sa.String(120), nullable=False),
        sa.PrimaryKeyConstraint("answer_id", name="pk_gap_question"),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answer.id"], name="fk_gap_question_answer_id_answer", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["gap_id"], ["gap.id"], name="fk_gap_question_gap_id_gap", ondelete="CASCADE"),
    )
    op.create_index("ix_gap_question_gap_id", "gap_question", ["gap_id"])


def downgrade() -> None:
    for table in ("gap_question", "gap"):
        op.drop_table(table)
