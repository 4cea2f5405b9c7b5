"""What can be done when a team's file is damaged; loaded when it is first needed."""
