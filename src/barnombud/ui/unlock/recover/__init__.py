"""Getting in with two of the office holders' shares; light like the rest of the first window."""
