"""The Processing provider ``gridsteward``: layers in, layers out."""
