"""Files that only their owner may read."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from grid_steward.plugin.store import access

ACCOUNT = b'"\xb3\xc7\xc7\xf8\\zhang","S-1-5-21-1004336348-1177238915-682003330-512"\r\n'


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "people"
    path.touch(mode=0o666)
    path.chmod(0o666)
    return path


def mode(path):
    return path.stat().st_mode & 0o777


class TestModes:
    def test_a_file_that_all_may_read_is_closed(self, file):
        assert access.keep_private(file)
        assert mode(file) == 0o600

    def test_a_file_that_nobody_may_write_stays_so(self, file):
        file.chmod(0o400)
        assert access.keep_private(file)
        assert mode(file) == 0o400

    def test_a_disk_that_keeps_no_modes_is_told(self, file, monkeypatch):
        monkeypatch.setattr(Path, "chmod", lambda path, mode: None)
        assert not access.keep_private(file)

    def test_somebody_elses_file_is_told(self, file, monkeypatch):
        def refuse(path, mode):
            raise PermissionError

        monkeypatch.setattr(Path, "chmod", refuse)
        assert not access.keep_private(file)


class TestPlacing:
    def test_the_draft_is_out_of_reach_and_its_folder_goes(self, tmp_path):
        old = os.umask(0)
        try:
            with access.draft_of(tmp_path / "people") as draft:
                assert mode(draft.parent) == 0o700
                draft.write_text("new")
                access.place(draft, tmp_path / "people")
        finally:
            os.umask(old)
        assert list(tmp_path.iterdir()) == [tmp_path / "people"]
        assert mode(tmp_path / "people") == 0o600

    def test_a_file_that_another_run_put_there_stays(self, tmp_path, file):
        file.write_text("theirs")
        with access.draft_of(file) as draft:
            draft.write_text("ours")
            access.place(draft, file)
        assert file.read_text() == "theirs"

    def test_a_disk_without_links(self, tmp_path, monkeypatch):
        def refuse(old, new):
            raise PermissionError

        monkeypatch.setattr(os, "link", refuse)
        with access.draft_of(tmp_path / "people") as draft:
            draft.write_text("new")
            access.place(draft, tmp_path / "people")
        assert (tmp_path / "people").read_text() == "new"
        assert mode(tmp_path / "people") == 0o600


class TestWindows:
    """What Windows' programs are asked; they are not here to answer."""

    @pytest.fixture
    def asked(self, monkeypatch):
        calls = []

        def run(command, **options):
            assert not options.get("shell")
            calls.append(command)
            said = ACCOUNT if "whoami" in command[0] else b""
            return subprocess.CompletedProcess(command, self.answer, said, b"")

        self.answer = 0
        monkeypatch.setattr(access, "_on_windows", lambda: True)
        monkeypatch.setattr(subprocess, "run", run)
        monkeypatch.setenv("SYSTEMROOT", "/windows")
        return calls

    def test_the_list_names_the_user_alone(self, asked, file):
        assert access.keep_private(file)
        assert asked == [
            ["/windows/System32/whoami.exe", "/user", "/fo", "csv", "/nh"],
            [
                "/windows/System32/icacls.exe",
                str(file),
                "/inheritance:r",
                "/grant:r",
                "*S-1-5-21-1004336348-1177238915-682003330-512:F",
            ],
        ]

    def test_a_disk_without_lists_is_told(self, asked, file):
        self.answer = 5
        assert not access.keep_private(file)

    def test_programs_that_are_not_there_are_told(self, file, monkeypatch):
        monkeypatch.setattr(access, "_on_windows", lambda: True)
        monkeypatch.setenv("SYSTEMROOT", "/no such folder")
        assert not access.keep_private(file)
