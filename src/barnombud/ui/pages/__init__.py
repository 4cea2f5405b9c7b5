"""The pages of the main window, each a view and a presenter."""
