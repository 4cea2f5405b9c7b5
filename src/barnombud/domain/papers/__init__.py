"""What stands on each paper: finished content only, filled by services from the frozen snapshot of the minutes."""
