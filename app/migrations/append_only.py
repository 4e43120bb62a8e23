"""Triggers that keep an audit: nobody changes a row, and nobody deletes one within its first year."""

from __future__ import annotations

from alembic import op

# PIPA Enforcement Decree 48-2 and its safety standard, Art. 8: access records are kept for at least a year.
SQLITE = """
CREATE TRIGGER {table}_{verb}_refused BEFORE {verb} ON {table} {when}
BEGIN SELECT RAISE(ABORT, '`{table}` is append-only'); END
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.at < now() - interval '365 days' THEN RETURN OLD; END IF;
  RAISE EXCEPTION '`{table}` is append-only';
END $$
"""
POSTGRESQL_TRIGGER = """
CREATE TRIGGER {table}_refused BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_refuse()
"""


def make_append_only(table: str) -> None:
    """`table` has a column `at`."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(POSTGRESQL_FUNCTION.format(table=table))
        op.execute(POSTGRESQL_TRIGGER.format(table=table))
        return
    op.execute(SQLITE.format(table=table, verb="update", when=""))
    op.execute(SQLITE.format(table=table, verb="delete", when="WHEN OLD.at > datetime('now', '-365 days')"))
