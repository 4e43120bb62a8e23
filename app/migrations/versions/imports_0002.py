"""How many documents of a file were new, changed and published."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "imports_0002"
down_revision = "imports_0001"
branch_labels = None
depends_on = None

COUNTS = ("created", "changed", "published")


def upgrade() -> None:
    for name in COUNTS:
        op.add_column("import_file", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    for name in COUNTS:
        op.drop_column("import_file", name)
