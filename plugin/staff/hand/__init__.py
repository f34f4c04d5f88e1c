"""Officers given to cells by hand: what that changes, before it is done and for good."""
