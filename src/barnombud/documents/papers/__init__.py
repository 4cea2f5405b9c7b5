"""One builder per kind of paper: finished content in, document model out."""
