"""Cancelling, and faults of ours."""

from __future__ import annotations

import argparse
import json
import os
import signal

import pytest
from grid_steward.plugin.cli import main
from grid_steward.plugin.steps import dividing
from grid_steward.plugin.store import Project


def press_ctrl_c(layers, settings, earlier=None, progress=None, workers=None):
    os.kill(os.getpid(), signal.SIGINT)
    progress(0.5, None)
    raise RuntimeError("the work went on after Ctrl-C")


def press_ctrl_c_twice(layers, settings, earlier=None, progress=None, workers=None):
    os.kill(os.getpid(), signal.SIGINT)
    os.kill(os.getpid(), signal.SIGINT)
    raise RuntimeError("the work went on after the second Ctrl-C")


@pytest.mark.parametrize("presses", [press_ctrl_c, press_ctrl_c_twice])
def test_ctrl_c_ends_with_130_and_changes_nothing(project, monkeypatch, capsys, presses):
    monkeypatch.setattr(dividing, "divide_layers", presses)
    handler = signal.getsignal(signal.SIGINT)
    before = project.read_bytes()
    assert main(["divide", str(project), "--json"]) == 130
    out, err = capsys.readouterr()
    assert "Cancelled" in json.loads(out)["error"]
    assert "Cancelled" in err
    assert project.read_bytes() == before
    assert signal.getsignal(signal.SIGINT) is handler


def test_ctrl_c_before_the_work_begins_ends_at_once(project, monkeypatch, capsys):
    def press_and_go_on(*arguments):
        os.kill(os.getpid(), signal.SIGINT)
        raise RuntimeError("the command was read to its end")

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", press_and_go_on)
    assert main(["divide", str(project)]) == 130
    assert capsys.readouterr().err == "Cancelled. Nothing was changed.\n"


def test_ctrl_c_while_writing_leaves_no_part_of_the_plan(project, monkeypatch):
    write = Project.write_plan

    def press_and_write(self, division, progress, **options):
        os.kill(os.getpid(), signal.SIGINT)
        return write(self, division, progress, **options)

    monkeypatch.setattr(Project, "write_plan", press_and_write)
    assert main(["divide", str(project)]) == 130
    assert Project.open(project).read("unit").empty
    assert Project.open(project).plans().empty


def divide_by_zero(*arguments, **options):
    return 1 / 0


def test_a_fault_of_ours_is_one_sentence_and_ends_with_1(project, monkeypatch, capsys):
    monkeypatch.setattr(dividing, "divide_layers", divide_by_zero)
    monkeypatch.delenv("GRID_STEWARD_DEBUG", raising=False)
    assert main(["divide", str(project)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "GRID_STEWARD_DEBUG=1" in err


def test_the_place_of_a_fault_can_be_seen(project, monkeypatch, capsys):
    monkeypatch.setattr(dividing, "divide_layers", divide_by_zero)
    monkeypatch.setenv("GRID_STEWARD_DEBUG", "1")
    assert main(["divide", str(project)]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_the_language_is_the_environments(monkeypatch, tmp_path, capsys):
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert main(["divide", str(tmp_path / "p.gpkg")]) == 2
    assert "没有" in capsys.readouterr().err
