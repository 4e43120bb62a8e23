"""Whether a petitioner's e-mail address was confirmed; whoever was written to before is written to as before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.tables import UtcDateTime

revision = "casework_0009"
down_revision = "casework_0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "petition_mail",
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("asked_at", UtcDateTime()),
        sa.Column("confirmed_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("petition_id", name="pk_petition_mail"),
        sa.ForeignKeyConstraint(
            ["petition_id"], ["petition.id"], name="fk_petition_mail_petition_id_petition", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "petition_link",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_petition_link"),
        sa.ForeignKeyConstraint(
            ["petition_id"], ["petition.id"], name="fk_petition_link_petition_id_petition", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_petition_link_petition_id", "petition_link", ["petition_id"])
    op.execute(
        "INSERT INTO petition_mail (petition_id, asked, confirmed_at) "
        "SELECT petition_filing.petition_id, 0, petition.opened_at FROM petition_filing "
        "JOIN petition ON petition.id = petition_filing.petition_id WHERE petition_filing.notify"
    )


def downgrade() -> None:
    op.drop_table("petition_link")
    op.drop_table("petition_mail")
