"""Four weeks of visits for each officer: who is due, on which day, in which order."""
