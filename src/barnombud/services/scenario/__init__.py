"""Scenario files: a described team and its meetings, run through the same services as the window."""
