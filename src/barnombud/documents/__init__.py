"""Papers: a small document model and its typesetting as PDF."""
