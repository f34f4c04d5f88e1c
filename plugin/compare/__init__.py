"""One plan against another, or against today."""

from .comparison import Comparison

__all__ = ["Comparison"]
