"""Åtaganden: everything promised."""
