"""The page Team: the team itself, its agencies and its people."""
