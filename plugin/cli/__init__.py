"""The command line: ``grid-steward VERB …``."""

from .main import main

__all__ = ["main"]
