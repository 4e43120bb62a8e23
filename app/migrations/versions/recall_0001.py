"""The tables of recall: corrections, and whom they went to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.tables import UtcDateTime

revision = "recall_0001"
down_revision = None
branch_labels = ("recall",)
depends_on = "talks_0002"


def upgrade() -> None:
    op.create_table(
        "recall_correction",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document_id", sa.String(200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("now_version", sa.Integer()),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.String(120), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recall_correction"),
    )
    op.create_index("ix_recall_correction_document_version", "recall_correction", ["document_id", "version"])
    _delivery()


def _delivery() -> None:
    op.create_table(
        "recall_delivery",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("correction_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.String(200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer()),
        sa.Column("channel", sa.String(8), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(20), nullable=False),
        sa.Column("next_at", UtcDateTime()),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.Column("done_by", sa.String(120)),
        sa.PrimaryKeyConstraint("id", name="pk_recall_delivery"),
        sa.ForeignKeyConstraint(
            ["correction_id"],
            ["recall_correction.id"],
            name="fk_recall_delivery_correction_id_recall_correction",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name="fk_recall_delivery_contact_id_contact", ondelete="SET NULL"
        ),
        sa.UniqueConstraint("document_id", "version", "contact_id", name="uq_recall_delivery_change"),
    )
    op.create_index("ix_recall_delivery_correction_id", "recall_delivery", ["correction_id"])
    op.create_index("ix_recall_delivery_contact_id", "recall_delivery", ["contact_id"])
    op.create_index("ix_recall_delivery_state_next_at", "recall_delivery", ["state", "next_at"])


def downgrade() -> None:
    for table in ("recall_delivery", "recall_correction"):
        op.drop_table(table)
