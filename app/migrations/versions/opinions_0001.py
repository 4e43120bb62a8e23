"""Opinions, their sentences, the matters they are gathered into, and the ledger of what staff decided."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.migrations.append_only import make_append_only
from core.tables import UtcDateTime

revision = "opinions_0001"
down_revision = None
branch_labels = ("opinions",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "opinion_matter",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_opinion_matter"),
        sqlite_autoincrement=True,
    )
    _create_opinions()
    op.create_table(
        "opinion_act",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("account", sa.String(80), nullable=False),
        sa.Column("act", sa.String(10), nullable=False),
        sa.Column("opinion_id", sa.Integer()),
        sa.Column("matter_id", sa.Integer()),
        sa.Column("detail", sa.String(120), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_opinion_act"),
    )
    for column in ("at", "opinion_id", "matter_id"):
        op.create_index(f"ix_opinion_act_{column}", "opinion_act", [column])
    make_append_only("opinion_act")


def _create_opinions() -> None:
    op.create_table(
        "opinion",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("topic", sa.String(20)),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("is_abusive", sa.Boolean(), nullable=False),
        sa.Column("asks_for_act", sa.Boolean(), nullable=False),
        sa.Column("sounds_like_danger", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(20)),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Integer()),
        sa.Column("vector", sa.LargeBinary()),
        sa.Column("model", sa.String(120)),
        sa.PrimaryKeyConstraint("id", name="pk_opinion"),
        sa.ForeignKeyConstraint(
            ["matter_id"], ["opinion_matter.id"], name="fk_opinion_matter_id_opinion_matter", ondelete="SET NULL"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_opinion_matter_id", "opinion", ["matter_id"])
    op.create_index("ix_opinion_state_received_on", "opinion", ["state", "received_on"])
    op.create_table(
        "opinion_sentence",
        sa.Column("opinion_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("opinion_id", "number", name="pk_opinion_sentence"),
        sa.ForeignKeyConstraint(
            ["opinion_id"], ["opinion.id"], name="fk_opinion_sentence_opinion_id_opinion", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    for table in ("opinion_sentence", "opinion_act", "opinion", "opinion_matter"):
        op.drop_table(table)
