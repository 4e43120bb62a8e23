"""Facilities with every change to one, the reasons that staff give, and contacts that can be compared."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.migrations.append_only import make_append_only
from core.tables import UtcDateTime

revision = "facilities_0001"
down_revision = None
branch_labels = ("facilities",)
depends_on = ("casework_0004",)


def upgrade() -> None:
    op.create_table(
        "facility",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("district", sa.String(10), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_facility"),
    )
    op.create_index("ix_facility_kind", "facility", ["kind"])
    op.create_index("ix_facility_district", "facility", ["district"])
    op.create_table(
        "facility_change",
        sa.Column("facility_id", sa.String(40), nullable=False),
        sa.Column("edition", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("actor", sa.String(80), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("facility_id", "edition", name="pk_facility_change"),
        sa.ForeignKeyConstraint(["facility_id"], ["facility.id"], name="fk_facility_change_facility_id_facility"),
    )
    make_append_only("facility_change")
    op.add_column("slot", sa.Column("closed_reason", sa.String(200)))
    op.add_column("reservation_person", sa.Column("reason", sa.String(200)))
    # What was booked before was an hour at a counter, of which no contact is counted: its key may stay empty.
    op.add_column("reservation_person", sa.Column("contact_key", sa.String(200), nullable=False, server_default=""))
    op.create_index("ix_reservation_person_contact_key", "reservation_person", ["contact_key"])


def downgrade() -> None:
    op.drop_index("ix_reservation_person_contact_key", "reservation_person")
    op.drop_column("reservation_person", "contact_key")
    op.drop_column("reservation_person", "reason")
    op.drop_column("slot", "closed_reason")
    op.drop_table("facility_change")
    op.drop_index("ix_facility_district", "facility")
    op.drop_index("ix_facility_kind", "facility")
    op.drop_table("facility")
