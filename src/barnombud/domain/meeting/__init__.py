"""The meeting: agenda, attendance, items and their records."""
