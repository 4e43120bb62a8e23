"""Slots, reservations and the people who made them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.tables import UtcDateTime

revision = "casework_0004"
down_revision = "casework_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "slot",
        sa.Column("resource", sa.String(60), nullable=False),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("closed_by", sa.String(80)),
        sa.PrimaryKeyConstraint("resource", "starts_at", name="pk_slot"),
    )
    op.create_table(
        "reservation",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("resource", sa.String(60), nullable=False),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("booked_at", UtcDateTime(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.Column("changed_by", sa.String(80)),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("moved_up_at", UtcDateTime()),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("zone", sa.String(60), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reservation"),
    )
    op.create_index("ix_reservation_code", "reservation", ["code"], unique=True)
    op.create_index("ix_reservation_ends_at", "reservation", ["ends_at"])
    op.create_index("ix_reservation_resource_starts_at", "reservation", ["resource", "starts_at"])
    _create_people()


def downgrade() -> None:
    op.drop_table("reservation_person")
    op.drop_index("ix_reservation_resource_starts_at", "reservation")
    op.drop_index("ix_reservation_ends_at", "reservation")
    op.drop_index("ix_reservation_code", "reservation")
    op.drop_table("reservation")
    op.drop_table("slot")


def _create_people() -> None:
    op.create_table(
        "reservation_person",
        sa.Column("reservation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("contact", sa.String(200), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("reservation_id", name="pk_reservation_person"),
        sa.ForeignKeyConstraint(
            ["reservation_id"],
            ["reservation.id"],
            name="fk_reservation_person_reservation_id_reservation",
            ondelete="CASCADE",
        ),
    )
