"""What presses first among open petitions; filled when the service starts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.tables import UtcDateTime

revision = "casework_0008"
down_revision = "casework_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "petition_agenda",
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column("department", sa.String(80), nullable=False),
        sa.Column("officer", sa.String(80), nullable=False),
        sa.Column("first_due", sa.String(30), nullable=False),
        sa.Column("late_after", sa.String(30), nullable=False),
        sa.Column("dun_after", sa.String(30), nullable=False),
        sa.Column("is_moving", sa.Boolean(), nullable=False),
        sa.Column("reckoned_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("petition_id", name="pk_petition_agenda"),
        sa.ForeignKeyConstraint(
            ["petition_id"], ["petition.id"], name="fk_petition_agenda_petition_id_petition", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    op.drop_table("petition_agenda")
