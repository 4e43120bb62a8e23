"""What curators ruled to be no conflict."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.tables import UtcDateTime

revision = "conflicts_0001"
down_revision = None
branch_labels = ("conflicts",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "knowledge_conflict_ruling",
        sa.Column("first", sa.String(260), nullable=False),
        sa.Column("second", sa.String(260), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.String(64), nullable=False),
        sa.Column("actor_name", sa.String(120), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("first", "second", name="pk_knowledge_conflict_ruling"),
    )


def downgrade() -> None:
    op.drop_table("knowledge_conflict_ruling")
