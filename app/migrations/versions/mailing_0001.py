"""The outbox of all letters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.tables import UtcDateTime

revision = "mailing_0001"
down_revision = None
branch_labels = ("mailing",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mail_letter",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("about", sa.String(60), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(20), nullable=False),
        sa.Column("next_at", UtcDateTime()),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mail_letter"),
        sa.UniqueConstraint("kind", "about", name="uq_mail_letter_kind_about"),
    )
    op.create_index("ix_mail_letter_state_next_at", "mail_letter", ["state", "next_at"])


def downgrade() -> None:
    op.drop_table("mail_letter")
