"""Consent as events, what stands at a moment, and the gate that decides what may be opened."""
