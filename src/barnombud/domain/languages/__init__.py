"""The sentences of a family's papers in the languages families speak (R43)."""
