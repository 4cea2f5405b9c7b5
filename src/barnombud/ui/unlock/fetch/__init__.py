"""Fetching a team from its backups on another place; loaded when it is first wanted."""
