"""To whom a letter went, as a fingerprint that is kept for a day, so that no mailbox is flooded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "mailing_0002"
down_revision = "mailing_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mail_letter", sa.Column("recipient", sa.String(64), nullable=False, server_default=""))
    op.create_index("ix_mail_letter_recipient", "mail_letter", ["recipient"])


def downgrade() -> None:
    op.drop_index("ix_mail_letter_recipient", "mail_letter")
    op.drop_column("mail_letter", "recipient")
