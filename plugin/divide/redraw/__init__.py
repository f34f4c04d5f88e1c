"""Redrawing communities: dividing one level up."""
