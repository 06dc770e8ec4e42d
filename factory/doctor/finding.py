"""One line of `factory doctor`."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from factory.errors import ExitCode


class Verdict(enum.Enum):
    OK = "ok"
    WARNING = "warning"  # works, but slowly or not for everything
    PROBLEM = "problem"


@dataclass(frozen=True)
class Finding:
    """code: the exit status that this problem alone would give."""

    subject: str
    verdict: Verdict
    text: str
    hint: str | None = None
    code: ExitCode = ExitCode.FAILED


def ok(subject: str, text: str) -> Finding:
    return Finding(subject, Verdict.OK, text)


def warning(subject: str, text: str, hint: str) -> Finding:
    return Finding(subject, Verdict.WARNING, text, hint)


def problem(subject: str, text: str, hint: str, code: ExitCode) -> Finding:
    return Finding(subject, Verdict.PROBLEM, text, hint, code)
