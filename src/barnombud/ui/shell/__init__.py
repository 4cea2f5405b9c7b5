"""The main window: side bar, message bar and locking."""
