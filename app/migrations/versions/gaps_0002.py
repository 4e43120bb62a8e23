"""Which questions stand in which draft, so that they can be taken out of it again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "gaps_0002"
down_revision = "gaps_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "gap_draft",
        sa.Column("answer_id", sa.String(16), nullable=False),
        sa.Column("document_id", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("answer_id", "document_id", name="pk_gap_draft"),
        sa.ForeignKeyConstraint(["answer_id"], ["answer.id"], name="fk_gap_draft_answer_id_answer", ondelete="CASCADE"),
    )
    op.execute(
        "INSERT INTO gap_draft (answer_id, document_id) SELECT gap_question.answer_id, gap.document_id"
        " FROM gap_question JOIN gap ON gap.id = gap_question.gap_id"
        " WHERE gap.state = 'drafted' AND gap.document_id IS NOT NULL"
    )


def downgrade() -> None:
    op.drop_table("gap_draft")
