"""What stands on each paper: finished content only, filled by services from frozen snapshots."""
