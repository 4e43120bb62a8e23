"""What petitions say, their public numbers, and the words that go with entries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.tables import UtcDateTime

revision = "casework_0003"
down_revision = "casework_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("petition", sa.Column("number", sa.String(16)))
    op.add_column("petition", sa.Column("closed_at", UtcDateTime()))
    op.create_index("ix_petition_number", "petition", ["number"], unique=True)
    op.create_index("ix_petition_closed_at", "petition", ["closed_at"])
    op.create_table(
        "petition_counter",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name="pk_petition_counter"),
    )
    op.create_table(
        "petition_filing",
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("signed", sa.Text(), nullable=False),
        sa.Column("drafted", sa.Text()),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("address", sa.String(300), nullable=False),
        sa.Column("contact", sa.String(200), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.PrimaryKeyConstraint("petition_id", name="pk_petition_filing"),
        _belongs("petition_filing"),
    )
    op.create_table(
        "petition_words",
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("petition_id", "entry", name="pk_petition_words"),
        _belongs("petition_words"),
    )


def downgrade() -> None:
    op.drop_table("petition_words")
    op.drop_table("petition_filing")
    op.drop_table("petition_counter")
    op.drop_index("ix_petition_closed_at", "petition")
    op.drop_index("ix_petition_number", "petition")
    op.drop_column("petition", "closed_at")
    op.drop_column("petition", "number")


def _belongs(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_petition_id_petition"
    return sa.ForeignKeyConstraint(["petition_id"], ["petition.id"], name=name, ondelete="CASCADE")
