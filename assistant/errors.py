"""The whole hierarchy of errors; each says what, where and the way out, and its class says who must act."""

from __future__ import annotations


class LkjipError(Exception):
    """An error told to people: one plain Indonesian sentence that says what, where and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InputError(LkjipError):
    """The user's call or input is wrong; the user acts. The command line exits with 2."""


class UnreadableFile(InputError):
    """A file cannot be read as a report.

    Attributes:
        file: name of the file as the user gave it.
    """

    def __init__(self, file: str, message: str) -> None:
        super().__init__(message)
        self.file = file


class UnknownAgency(InputError):
    """No known report belongs to the agency that was named, or several do.

    Attributes:
        asked: the name as it was given.
        candidates: full names of agencies that are known or fit.
    """

    def __init__(self, asked: str, candidates: tuple[str, ...], message: str) -> None:
        super().__init__(message)
        self.asked = asked
        self.candidates = candidates


class UnknownReport(InputError):
    """No report has the identifier, or the agency and year, that was named."""


class UnknownIndicator(InputError):
    """The report has no indicator like the one that was named.

    Attributes:
        candidates: names of the indicators that the report has.
    """

    def __init__(self, asked: str, candidates: tuple[str, ...], message: str) -> None:
        super().__init__(message)
        self.asked = asked
        self.candidates = candidates


class NotAvailableYet(InputError):
    """The command exists, but what was asked of it is not built yet."""


class SetupError(LkjipError):
    """The installation or a setting is wrong; whoever installed the program acts."""


class MissingExtra(SetupError):
    """An optional part is not installed; the message names what to install."""


class StoreError(SetupError):
    """The data folder or database cannot be opened or written."""


class ModelError(LkjipError):
    """The language model failed or misbehaved; the program goes on without it."""


class PromptError(SetupError):
    """A file in `prompts/` does not fit the variables that the code declares for it."""
