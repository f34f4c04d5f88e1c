"""The pages of the dock, in the order of the work."""
