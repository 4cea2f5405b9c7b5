"""Möten: every meeting, and planning the next."""
