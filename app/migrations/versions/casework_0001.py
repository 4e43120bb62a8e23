"""The table of call-back requests."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.tables import UtcDateTime

revision = "casework_0001"
down_revision = None
branch_labels = ("casework",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "callback",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("talk_id", sa.String(32), nullable=False),
        sa.Column("official", sa.String(40), nullable=False),
        sa.Column("contact", sa.String(200), nullable=False),
        sa.Column("requested_at", UtcDateTime(), nullable=False),
        sa.Column("done_at", UtcDateTime()),
        sa.Column("done_by", sa.String(80)),
        sa.PrimaryKeyConstraint("id", name="pk_callback"),
    )
    op.create_index("ix_callback_talk_id", "callback", ["talk_id"])
    op.create_index("ix_callback_requested_at", "callback", ["requested_at"])


def downgrade() -> None:
    op.drop_table("callback")
