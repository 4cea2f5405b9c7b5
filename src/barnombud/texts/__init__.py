"""Every Swedish sentence the program says, as typed Python."""
