"""Key generations, lawful disposal, the consent round, substitutes, written input, phrases, log reviews.

The statements are in the file of the same name, written by ``tools/write_next_revision.py`` until the release
and never edited after it.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables, and the changed ones anew round their rows."""
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in script.split(";\n\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
