"""Barn: the list of children, and adding one."""
