"""The wellbeing instrument: templates, ratings, and the geometry of the flower that shows them."""
