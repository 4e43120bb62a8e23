"""The tables of talks: their outline, the answers, and the contacts that were left."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.tables import UtcDateTime

revision = "talks_0001"
down_revision = None
branch_labels = ("talks",)
depends_on = None


def upgrade() -> None:
    _talk()
    _answer()
    _contact()


def _talk() -> None:
    op.create_table(
        "talk",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("official", sa.String(40), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=False),
        sa.Column("closed_at", UtcDateTime()),
        sa.Column("closed_reason", sa.String(20)),
        sa.PrimaryKeyConstraint("id", name="pk_talk"),
    )
    op.create_index("ix_talk_opened_at", "talk", ["opened_at"])


def _answer() -> None:
    op.create_table(
        "answer",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("talk_id", sa.String(32), nullable=False),
        sa.Column("official", sa.String(40), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("via", sa.String(8), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("heard", sa.Text()),
        sa.Column("interrupted", sa.Boolean(), nullable=False),
        sa.Column("passages", sa.JSON(), nullable=False),
        sa.Column("thumb", sa.String(4)),
        sa.PrimaryKeyConstraint("id", name="pk_answer"),
        sa.ForeignKeyConstraint(["talk_id"], ["talk.id"], name="fk_answer_talk_id_talk", ondelete="CASCADE"),
    )
    op.create_index("ix_answer_at", "answer", ["at"])
    op.create_index("ix_answer_talk_id", "answer", ["talk_id"])


def _contact() -> None:
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("talk_id", sa.String(32), nullable=False),
        sa.Column("answer_id", sa.String(16)),
        sa.Column("purpose", sa.String(12), nullable=False),
        sa.Column("contact", sa.String(200), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
        sa.ForeignKeyConstraint(["talk_id"], ["talk.id"], name="fk_contact_talk_id_talk", ondelete="CASCADE"),
    )
    op.create_index("ix_contact_created_at", "contact", ["created_at"])
    op.create_index("ix_contact_talk_id", "contact", ["talk_id"])


def downgrade() -> None:
    for table in ("contact", "answer", "talk"):
        op.drop_table(table)
