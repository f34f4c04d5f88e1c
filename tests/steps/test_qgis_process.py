"""Running QGIS from outside, with a small program in its place."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from grid_steward.plugin import qgis_process
from grid_steward.plugin.common.errors import Cancelled, StewardError
from grid_steward.plugin.qgis_process import find_qgis_process, run_algorithm


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Make a program called qgis_process.bin, first on the path, that runs some lines of Python."""

    def make(lines):
        path = tmp_path / "qgis_process.bin"
        path.write_text(f"#!{sys.executable}\nimport json, os, sys, time\n{lines}\n")
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        return path

    return make


ANSWER = 'print(json.dumps({"results": {}}))'


def test_the_program_is_found_on_the_path(program, monkeypatch, tmp_path):
    path = program(ANSWER)
    assert find_qgis_process() == path
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setattr(qgis_process, "_MAC_APPLICATION", tmp_path / "nothing")
    assert find_qgis_process() is None


def test_it_is_called_with_the_parameters_and_a_profile_that_holds_the_plugin(program, tmp_path):
    seen = tmp_path / "seen.txt"
    path = program(
        f"""
profile = os.environ["QGIS_CUSTOM_CONFIG_PATH"]
plugin = os.path.join(os.environ["QGIS_PLUGINPATH"], "grid_steward", "plugin", "version.py")
settings = open(os.path.join(profile, "profiles", "default", "QGIS", "QGIS3.ini")).read()
lines = [*sys.argv[1:], str(os.path.exists(plugin)), str("grid_steward=true" in settings), profile]
open({str(seen)!r}, "w").write("\\n".join(lines))
{ANSWER}"""
    )
    run_algorithm(path, "gridsteward:divide", {"PLAN": "方案 一", "SEED": "0"})
    *lines, profile = seen.read_text(encoding="utf-8").splitlines()
    assert lines == [
        *("--json", "run", "gridsteward:divide", "--", "PLAN=方案 一", "SEED=0"),
        *("True", "True"),
    ]
    assert not Path(profile).exists()


def test_its_last_sentence_is_told_when_it_fails(program):
    path = program('sys.stderr.write("noise\\n坏了: no such plan\\n"); sys.exit(1)')
    with pytest.raises(StewardError, match="QGIS could not finish: 坏了: no such plan"):
        run_algorithm(path, "gridsteward:divide", {})


@pytest.mark.parametrize("lines", ["pass", 'print("{not json")', 'print("{}")'])
def test_without_results_it_has_failed(program, lines):
    with pytest.raises(StewardError, match="could not finish"):
        run_algorithm(program(lines), "gridsteward:divide", {})


def test_falling_over_after_the_results_is_no_failure(program):
    path = program(f'print("other talk"); {ANSWER}; sys.stdout.flush(); os.abort()')
    run_algorithm(path, "gridsteward:divide", {})


def test_cancelling_ends_it(program, tmp_path):
    path = program(
        f'open({str(tmp_path / "begun")!r}, "w").write(str(os.getpid())); time.sleep(60)'
    )
    begun = tmp_path / "begun"

    def cancel(share, text=None):
        if begun.exists() and begun.read_text():
            raise Cancelled

    with pytest.raises(Cancelled):
        run_algorithm(path, "gridsteward:divide", {}, cancel)
    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text()), 0)


def test_how_far_it_is_and_the_language_reach_the_other_side(program):
    path = program(
        f"""
profile = os.environ["QGIS_CUSTOM_CONFIG_PATH"]
settings = open(os.path.join(profile, "profiles", "default", "QGIS", "QGIS3.ini")).read()
assert "userLocale=zh-Hans" in settings
assert os.environ["PYTHONPATH"].startswith("/own/libraries")
with open(os.environ["GRID_STEWARD_TOLD"], "w") as told:
    told.write("0.250")
time.sleep(0.5)
{ANSWER}"""
    )
    shares = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", "/own/libraries")
        run_algorithm(
            path,
            "gridsteward:report",
            {},
            lambda share, text=None: shares.append(share),
            language="zh-Hans",
        )
    assert shares[0] == 0.0 and shares[-1] == 0.25
