"""Photos of petitions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.tables import UtcDateTime

revision = "casework_0007"
down_revision = "casework_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "petition_photo",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("petition_id", sa.Integer()),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("alt", sa.String(200), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("image", sa.LargeBinary(), nullable=False),
        sa.Column("sent_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_petition_photo"),
        sa.ForeignKeyConstraint(
            ["petition_id"], ["petition.id"], name="fk_petition_photo_petition_id_petition", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_petition_photo_petition_id", "petition_photo", ["petition_id"])


def downgrade() -> None:
    op.drop_table("petition_photo")
