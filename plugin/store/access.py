"""Files that only their owner may read.

On Windows mode bits mean nothing; there a file gets an access list with one entry, the user's own.
"""

from __future__ import annotations

import os
import re
import subprocess  # nosec B404 - runs two of Windows' own programs, below
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_OWN = 0o600
_OTHERS = 0o077
# Windows writes an account as text so, whatever its language.
_ACCOUNT = re.compile(rb"S-1-[0-9-]+")


@contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """A path to make a file at that is to become ``path``; only the owner can get there.

    It lies in a folder of its own beside ``path``, which goes when the block ends.
    """
    with tempfile.TemporaryDirectory(prefix=".grid-steward-", dir=path.parent) as aside:
        yield Path(aside) / path.name


def place(draft: Path, path: Path) -> None:
    """Move ``draft`` to ``path``; a file that another run put there meanwhile stays."""
    keep_private(draft)
    with suppress(FileExistsError):
        try:
            os.link(draft, path)
        except FileExistsError:
            raise
        except OSError:
            # Not every file system knows links.
            draft.rename(path)


def keep_private(path: Path) -> bool:
    """Let nobody but the owner read or write the file; whether that could be had.

    It can't where the file belongs to somebody else, or on a file system that does not keep who
    may read a file, as on many memory sticks.
    """
    if _on_windows():
        return _keep_private_on_windows(path)
    try:
        if path.stat().st_mode & _OTHERS:
            path.chmod(_OWN)
        return not path.stat().st_mode & _OTHERS
    except OSError:
        return False


def _on_windows() -> bool:
    return os.name == "nt"


def _keep_private_on_windows(path: Path) -> bool:
    account = _ACCOUNT.search(_run("whoami.exe", "/user", "/fo", "csv", "/nh") or b"")
    if account is None:
        return False
    grant = f"*{account.group().decode()}:F"
    return _run("icacls.exe", str(path), "/inheritance:r", "/grant:r", grant) is not None


def _run(program: str, *arguments: str) -> bytes | None:
    """What one of Windows' own programs says, None if it fails; no window opens."""
    folder = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32")
    try:
        # No shell, and the program is Windows' own.
        run = subprocess.run(  # noqa: S603  # nosec B603
            [str(folder / program), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return None
    return run.stdout if run.returncode == 0 else None
