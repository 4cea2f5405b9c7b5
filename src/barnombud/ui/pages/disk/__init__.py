"""The card about the computer's disk, on Hem and in the settings."""
