"""The chain over the audit; lines that are there already are sealed with the next one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.migrations.append_only import make_append_only
from core.tables import UtcDateTime

revision = "audit_0001"
down_revision = None
branch_labels = ("audit",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "knowledge_audit_seal",
        sa.Column("audit_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("audit_id", name="pk_knowledge_audit_seal"),
    )
    make_append_only("knowledge_audit_seal")


def downgrade() -> None:
    op.drop_table("knowledge_audit_seal")
