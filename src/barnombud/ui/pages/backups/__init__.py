"""The page about backups, and how to go back to one."""
