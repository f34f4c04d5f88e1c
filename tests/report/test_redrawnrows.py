"""Redrawn communities in a few lines."""

from __future__ import annotations

from grid_steward.plugin.common.messages import Message
from grid_steward.plugin.report.redrawnrows import RedrawnRow


def row(**changes):
    plain = {
        "community_id": "C1",
        "name": "East",
        "continues": "C1",
        "made_of": ("C1",),
        "households": 1500,
        "least": 1000,
        "most": 3000,
        "in_band": True,
        "pieces": 1,
        "cells": 6,
        "buildings": 30,
    }
    return RedrawnRow(**{**plain, **changes})


def test_whether_it_is_as_it_should_be():
    assert row().fits == "1,000–3,000"
    assert str(row(households=900, in_band=False).fits) == "no, 1,000–3,000"
    assert str(row(in_band=False).fits) == "no, by residents"
    assert str(row(least=None, most=None, in_band=False).fits) == "no, by residents"
    assert row(least=None, most=None, in_band=None).fits == "-"
    assert isinstance(row(in_band=False).fits, Message)
