"""The page after the meeting: reading through, and every paper that goes out."""
