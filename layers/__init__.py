"""What the data is: one contract per layer, and the sample town."""
