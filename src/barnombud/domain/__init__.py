"""What is true in the field: values and rules, free of storage, windows, paper and wording."""
