"""Colours, spacings and type, and the one style sheet made from them."""
