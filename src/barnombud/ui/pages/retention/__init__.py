"""The page Gallring och leverans: the plan, what is due, certificates, and delivery to an archive (R32)."""
