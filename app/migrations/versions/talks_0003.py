"""Why a person was asked for with an answer, or the talk was ended with it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "talks_0003"
down_revision = "talks_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("answer", sa.Column("reason", sa.String(20)))


def downgrade() -> None:
    op.drop_column("answer", "reason")
