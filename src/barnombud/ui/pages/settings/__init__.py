"""The page Inställningar: the look of this machine and everything the team sets for itself."""
