"""Rows to frozen domain values and back, one file per aggregate."""
