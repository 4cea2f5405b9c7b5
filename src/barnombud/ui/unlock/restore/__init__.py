"""Going back to a backup from the first window; loaded when it is first wanted."""
