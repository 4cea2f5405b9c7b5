"""The first start: four short pages that end in a team of one's own."""
