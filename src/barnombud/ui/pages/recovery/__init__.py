"""The page about the office holders' recovery key."""
