"""Changing a plan by hand on the map."""
