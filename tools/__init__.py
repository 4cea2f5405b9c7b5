"""What developers and `./run` need besides the program: set-up, checks and small generators."""
