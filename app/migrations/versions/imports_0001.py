"""The tables of imports: jobs, their files, and proposals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.tables import UtcDateTime

revision = "imports_0001"
down_revision = None
branch_labels = ("imports",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_job",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("collection", sa.String(64), nullable=False),
        sa.Column("shelf", sa.String(32), nullable=False),
        sa.Column("actor_id", sa.String(64), nullable=False),
        sa.Column("actor_name", sa.String(120), nullable=False),
        sa.Column("publish", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("started_at", UtcDateTime()),
        sa.Column("finished_at", UtcDateTime()),
        sa.Column("originals_gone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_import_job"),
    )
    op.create_index("ix_import_job_state", "import_job", ["state"])
    _file()
    _proposal()


def _file() -> None:
    op.create_table(
        "import_file",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(12), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.String(200)),
        sa.Column("version", sa.Integer()),
        sa.Column("content_digest", sa.String(64), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("error_code", sa.String(40), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_import_file"),
        sa.ForeignKeyConstraint(
            ["job_id"], ["import_job.id"], name="fk_import_file_job_id_import_job", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_import_file_job_id_state", "import_file", ["job_id", "state"])
    op.create_index("ix_import_file_digest", "import_file", ["digest"])
    op.create_index("ix_import_file_document_id", "import_file", ["document_id"])


def _proposal() -> None:
    op.create_table(
        "import_proposal",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("document_id", sa.String(200)),
        sa.Column("decided_by", sa.String(120)),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_import_proposal"),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name="fk_import_proposal_file_id_import_file", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_import_proposal_file_id", "import_proposal", ["file_id"])


def downgrade() -> None:
    for table in ("import_proposal", "import_file", "import_job"):
        op.drop_table(table)
