"""What the check of a month needs to know of each petition; filled when the service starts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "casework_0010"
down_revision = "casework_0009"
branch_labels = None
depends_on = None

TIMES = ("filed", "accepted", "ended", "shut_on")


def upgrade() -> None:
    for name in TIMES:
        op.add_column("petition_agenda", sa.Column(name, sa.String(30), nullable=False, server_default=""))
    op.add_column("petition_agenda", sa.Column("finish_by", sa.String(30)))
    op.create_index("ix_petition_agenda_finish_by", "petition_agenda", ["finish_by"])


def downgrade() -> None:
    op.drop_index("ix_petition_agenda_finish_by", "petition_agenda")
    for name in (*TIMES, "finish_by"):
        op.drop_column("petition_agenda", name)
