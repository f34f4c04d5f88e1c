"""Running a verb: the exit code, the streams, Ctrl-C, the progress bar.

Ends with 0 when done, 2 for bad input or usage, 130 when cancelled and 1 for a fault of ours. With
``--json`` one JSON object goes to standard output and nothing else; sentences about errors and the
progress bar always go to standard error.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from tqdm import tqdm

from ..common.errors import Cancelled, StewardError
from ..common.messages import Message, message, set_language
from ..common.progress import Progress

_DEBUG = "GRID_STEWARD_DEBUG"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; returns what to exit with."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    # The order in which POSIX looks for the language of messages.
    set_language(next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None))
    as_json = "--json" in arguments
    _prepare_streams(as_json)
    with _interrupts() as stop:
        try:
            # Here, because loading the libraries takes a while and may be interrupted too.
            from .verbs import make_parser

            options = make_parser().parse_args(arguments)
            stop.working = True
            with _bar(stop) as progress:
                answer = options.verb(options, progress)
        except (Exception, KeyboardInterrupt) as error:
            problem = stop.explained(error)
            if as_json:
                _write(json.dumps({"error": str(problem)}, ensure_ascii=False))
            print(problem, file=sys.stderr)
            return problem.exit_code
        _write(json.dumps(answer.data, ensure_ascii=False) if as_json else answer.text)
        code: int = answer.exit_code
        return code


class _Stop:
    """Whether Ctrl-C was pressed.

    Once the work has begun, the first time stops it where it is safe and the second time at once.
    """

    def __init__(self) -> None:
        self.working = False
        self.pressed = False

    def press(self, signal_number: int, frame: FrameType | None) -> None:
        if self.pressed or not self.working:
            raise KeyboardInterrupt
        self.pressed = True

    def check(self) -> None:
        if self.pressed:
            raise Cancelled

    def explained(self, error: BaseException) -> StewardError:
        """The error to tell of. What breaks while stopping is part of stopping."""
        if isinstance(error, StewardError):
            return error
        if self.pressed or isinstance(error, KeyboardInterrupt):
            return Cancelled()
        if os.environ.get(_DEBUG):
            traceback.print_exception(type(error), error, error.__traceback__)
        return StewardError(
            message(
                "Grid Steward made a mistake ({kind}: {error}). Nothing was left half done. Set "
                "{variable}=1 and run it again to see where, and please report it.",
                kind=type(error).__name__,
                error=str(error),
                variable=_DEBUG,
            )
        )


@contextmanager
def _interrupts() -> Iterator[_Stop]:
    stop = _Stop()
    before = signal.signal(signal.SIGINT, stop.press)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _bar(stop: _Stop) -> Iterator[Progress]:
    """A progress that draws a bar if someone watches, and cancels after Ctrl-C."""
    with tqdm(
        total=100,
        file=sys.stderr,
        disable=not sys.stderr.isatty(),
        leave=False,
        miniters=0,
        bar_format="{desc} {percentage:3.0f}%|{bar}| {elapsed}",
    ) as bar:

        def progress(share: float, text: Message | None = None) -> None:
            stop.check()
            if text is not None:
                bar.set_description_str(str(text), refresh=False)
            bar.update(100 * share - bar.n)

        yield progress


def _write(text: str) -> None:
    """To standard output; that its reader has seen enough (``| head``) is no fault."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # Else Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _prepare_streams(as_json: bool) -> None:
    """JSON is UTF-8 anywhere; a terminal that lacks a character shows its number instead."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if as_json and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
