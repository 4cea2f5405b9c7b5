"""The agenda of one planned meeting: date, people, order and minutes."""
