"""The steps inside a child's item, one page at a time."""
