"""What is missing in a plan, and how much work each of its cells is."""
