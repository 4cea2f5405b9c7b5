"""The page Åtkomstlogg: who did what when, and whether the log is whole."""
