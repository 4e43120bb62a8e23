"""Whether a petitioner wants to be told of changes by e-mail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "casework_0006"
down_revision = "casework_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("petition_filing", sa.Column("notify", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("petition_filing", "notify")
