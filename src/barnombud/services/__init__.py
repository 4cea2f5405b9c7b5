"""Use cases: one function is one transaction and one change."""
