"""The page Språk: the languages of families' papers (R43)."""
