"""Who closed and opened slots, and why: kept for good, as the slot itself forgets it when it is opened again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.migrations.append_only import make_append_only
from core.tables import UtcDateTime

revision = "casework_0011"
down_revision = "casework_0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "slot_change",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("account", sa.String(80), nullable=False),
        sa.Column("resource", sa.String(60), nullable=False),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("booked", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_slot_change"),
    )
    make_append_only("slot_change")


def downgrade() -> None:
    op.drop_table("slot_change")
