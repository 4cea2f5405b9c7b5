"""Hem: the next meeting and what is to be done before it."""
