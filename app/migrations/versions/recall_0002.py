"""How the letters of recalls fare moves into the outbox of all letters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.tables import UtcDateTime

revision = "recall_0002"
down_revision = "recall_0001"
branch_labels = None
depends_on = "mailing_0001"

MOVED = ("state", "attempts", "problem", "next_at")
OUT = (
    "INSERT INTO mail_letter (kind, about, state, attempts, problem, next_at, changed_at) "
    "SELECT 'recall', CAST(id AS VARCHAR(60)), state, attempts, problem, next_at, changed_at "
    "FROM recall_delivery WHERE channel = 'email'"
)
CALLS = (
    "UPDATE recall_delivery SET state = CASE WHEN done_by IS NULL THEN 'to_call' ELSE 'told' END "
    "WHERE channel <> 'email'"
)
LETTERS = (
    "UPDATE recall_delivery SET (state, attempts, problem, next_at) = (SELECT state, attempts, problem, next_at "
    "FROM mail_letter WHERE kind = 'recall' AND about = CAST(recall_delivery.id AS VARCHAR(60))) "
    "WHERE channel = 'email' AND EXISTS "
    "(SELECT 1 FROM mail_letter WHERE kind = 'recall' AND about = CAST(recall_delivery.id AS VARCHAR(60)))"
)
MOVED_BACK = "DELETE FROM mail_letter WHERE kind = 'recall'"


def upgrade() -> None:
    op.execute(OUT)
    op.drop_index("ix_recall_delivery_state_next_at", "recall_delivery")
    for column in MOVED:
        op.drop_column("recall_delivery", column)


def downgrade() -> None:
    op.add_column("recall_delivery", sa.Column("state", sa.String(12), nullable=False, server_default="failed"))
    op.add_column("recall_delivery", sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("recall_delivery", sa.Column("problem", sa.String(20), nullable=False, server_default=""))
    op.add_column("recall_delivery", sa.Column("next_at", UtcDateTime()))
    op.create_index("ix_recall_delivery_state_next_at", "recall_delivery", ["state", "next_at"])
    for statement in (CALLS, LETTERS, MOVED_BACK):
        op.execute(statement)
