"""What is deleted of a record that was disposed of lawfully: in the store, and in an older copy of it."""

from __future__ import annotations

GONE = (
    "DELETE FROM consent_scan WHERE id = ?",
    "DELETE FROM consent_event WHERE id = ?",
    "DELETE FROM consultation WHERE id = ?",
    "INSERT OR REPLACE INTO minutes (meeting_id, state, year, number, version, snapshot, sha256, "
    "finalised_at, finalised_by) SELECT meeting_id, 'disposed', year, number, version, '', "
    "'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', finalised_at, finalised_by "
    "FROM minutes WHERE meeting_id = ?",
    "DELETE FROM addendum WHERE meeting_id = ? AND case_id IS NULL",
    "DELETE FROM handed_over WHERE meeting_id = ? AND case_id IS NULL",
    "UPDATE agenda_item SET title = '', notes = '', agreed = '' WHERE meeting_id = ? AND case_id IS NULL",
)
"""One statement a table; each takes the record's id, and does nothing where the id is another table's.

Of minutes the number stays with nothing in it (and the digest of nothing), so that none is given twice.
"""
