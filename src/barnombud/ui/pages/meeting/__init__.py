"""The page of the running meeting: list, room, items, and a child's steps."""
