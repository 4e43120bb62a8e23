"""The key under which a client files, so that what it sends again is filed once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "casework_0005"
down_revision = "casework_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("petition_filing", sa.Column("key", sa.String(64)))
    op.create_index("ix_petition_filing_key", "petition_filing", ["key"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_petition_filing_key", "petition_filing")
    op.drop_column("petition_filing", "key")
