"""Barnombud: the offline desktop program that carries a barnombud team's month."""
