"""Putting files for people in their place, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ..common.errors import InputError, input_error
from ..store import draft_of


@contextmanager
def drafts_of(files: Mapping[str, Path]) -> Iterator[dict[str, Path]]:
    """A path to write each file at, out of others' reach, before it is put in its place."""
    drafts = {}
    with ExitStack() as stack:
        for kind, path in files.items():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                drafts[kind] = stack.enter_context(draft_of(path))
            except OSError as error:
                raise cannot_write(path, error) from error
        yield drafts


def place(drafts: Mapping[str, Path], files: Mapping[str, Path]) -> None:
    """Move each draft to where its file is to be."""
    for kind, draft in drafts.items():
        try:
            draft.replace(files[kind])
        except OSError as error:
            raise cannot_write(files[kind], error) from error


def cannot_write(path: Path, error: OSError) -> InputError:
    """What to say of a file that could not be put in its place."""
    return input_error(
        "{file} cannot be written in the folder {folder} ({reason}). Close the program that has "
        "the file open, if there is one, or choose another folder.",
        file=path.name,
        folder=str(path.parent.resolve()),
        reason=error.strerror or str(error),
    )
