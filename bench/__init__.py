"""Measurements: never tests. Ratios in one run bind, milliseconds guide."""
