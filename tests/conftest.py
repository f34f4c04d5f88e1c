"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# No deadline: a busy machine isn't a fault. Derandomised: a change fails its tests for what it did,
# not for the day's luck. To look further by hand: pytest --hypothesis-profile=explore.
settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile("house")
