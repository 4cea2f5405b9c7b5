"""The page that makes the shipped flower a team's own."""
