"""Petitions and the entries of their ledgers, which nobody changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.migrations.append_only import make_append_only
from core.tables import UtcDateTime

revision = "casework_0002"
down_revision = "casework_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "petition",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_petition"),
    )
    op.create_index("ix_petition_opened_at", "petition", ["opened_at"])
    op.create_table(
        "petition_entry",
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("author_kind", sa.String(10), nullable=False),
        sa.Column("author_name", sa.String(80), nullable=False),
        sa.Column("talk_id", sa.String(32)),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("petition_id", "number", name="pk_petition_entry"),
        sa.ForeignKeyConstraint(
            ["petition_id"], ["petition.id"], name="fk_petition_entry_petition_id_petition", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_petition_entry_talk_id", "petition_entry", ["talk_id"])
    make_append_only("petition_entry")


def downgrade() -> None:
    op.drop_table("petition_entry")
    op.drop_table("petition")
