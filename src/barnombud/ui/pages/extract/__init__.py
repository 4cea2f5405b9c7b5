"""The page Registerutdrag: everything stored about one person, on paper."""
