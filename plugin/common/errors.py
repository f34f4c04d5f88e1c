"""The errors a person may see: each says what happened, where, and what to do."""

from __future__ import annotations

from typing import Any

from .messages import Message, message


class StewardError(Exception):
    """Base of all our errors; a face shows ``message`` and never a traceback.

    ``exit_code`` is what the command line ends with.
    """

    exit_code = 1

    def __init__(self, text: Message) -> None:
        super().__init__(text)
        self.message = text

    def __str__(self) -> str:
        return self.message.render()


class InputError(StewardError):
    """Bad input or usage: the user can mend it."""

    exit_code = 2


class Cancelled(StewardError):
    """The user stopped the work; nothing was left half done."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__(message("Cancelled. Nothing was changed."))


def input_error(text: str, /, **values: Any) -> InputError:
    """An InputError with a translatable sentence."""
    return InputError(Message(text, values))
