"""The tables of knowledge, and the one row that counts revisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.migrations.append_only import make_append_only
from core.tables import UtcDateTime

revision = "knowledge_0001"
down_revision = None
branch_labels = ("knowledge",)
depends_on = None

OPEN = sa.text("state IN ('draft', 'in_review')")


def upgrade() -> None:
    _document()
    _version()
    _version_indexes()
    _audit()
    _revision()


def _document() -> None:
    op.create_table(
        "knowledge_document",
        sa.Column("id", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("collection", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_knowledge_document"),
    )
    op.create_index("ix_knowledge_document_collection", "knowledge_document", ["collection"])
    op.create_index("ix_knowledge_document_revision", "knowledge_document", ["revision"])


def _version() -> None:
    op.create_table(
        "knowledge_version",
        sa.Column("document_id", sa.String(200), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(64), nullable=False),
        sa.Column("author_name", sa.String(120), nullable=False),
        sa.Column("editors", sa.JSON(), nullable=False),
        sa.Column("approver_id", sa.String(64)),
        sa.Column("approver_name", sa.String(120)),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("submitted_at", UtcDateTime()),
        sa.Column("published_at", UtcDateTime()),
        sa.Column("publish_on", sa.Date()),
        sa.Column("effective_from", sa.Date()),
        sa.Column("effective_until", sa.Date()),
        sa.Column("superseded_on", sa.Date()),
        sa.Column("revision", sa.Integer()),
        sa.PrimaryKeyConstraint("document_id", "number", name="pk_knowledge_version"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["knowledge_document.id"], name="fk_knowledge_version_document_id_knowledge_document"
        ),
    )


def _version_indexes() -> None:
    op.create_index("ix_knowledge_version_state", "knowledge_version", ["state"])
    op.create_index(
        "ix_knowledge_version_open",
        "knowledge_version",
        ["document_id"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


def _audit() -> None:
    op.create_table(
        "knowledge_audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("actor_id", sa.String(64), nullable=False),
        sa.Column("actor_name", sa.String(120), nullable=False),
        sa.Column("action", sa.String(24), nullable=False),
        sa.Column("document_id", sa.String(200), nullable=False),
        sa.Column("number", sa.Integer()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_knowledge_audit"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["knowledge_document.id"], name="fk_knowledge_audit_document_id_knowledge_document"
        ),
    )
    op.create_index("ix_knowledge_audit_at", "knowledge_audit", ["at"])
    op.create_index("ix_knowledge_audit_document_id", "knowledge_audit", ["document_id"])
    make_append_only("knowledge_audit")


def _revision() -> None:
    table = op.create_table(
        "knowledge_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_knowledge_revision"),
    )
    op.bulk_insert(table, [{"id": 1, "value": 0}])


def downgrade() -> None:
    for table in ("knowledge_revision", "knowledge_audit", "knowledge_version", "knowledge_document"):
        op.drop_table(table)
