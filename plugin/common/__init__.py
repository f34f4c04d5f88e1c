"""What every room speaks: messages, errors, progress."""
