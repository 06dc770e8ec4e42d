"""What the SCons process tells the `factory build` that started it: errors and progress, as marked lines of its output.

SCons run by hand (no FACTORY_PARENT in the environment) prints the same for people.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from factory.errors import ExitCode, FactoryError
from factory.progress import LineProgress, Progress, Transfer

PARENT = "FACTORY_PARENT"
_MARK = "@factory "


def progress() -> Progress:
    """The SCons process's progress."""
    return _Sender() if os.environ.get(PARENT) else LineProgress(sys.stdout)


def report(error: FactoryError) -> None:
    """Shows an error, here or at the parent."""
    if os.environ.get(PARENT):
        _send("error", encode(error))
        return
    print("\n".join(error.lines()), file=sys.stderr, flush=True)


class Receiver:
    """The parent's end: feed it the lines of SCons. failure is the first error that came."""

    def __init__(self, shown: Progress) -> None:
        self.failure: FactoryError | None = None
        self._shown = shown
        self._steps: list[contextlib.ExitStack] = []

    def take(self, line: str) -> bool:
        """True when the line was a message of ours."""
        if not line.startswith(_MARK):
            return False
        kind, _, body = line.removeprefix(_MARK).partition(" ")
        value = json.loads(body)
        if kind == "error":
            self.failure = self.failure or decode(value)
        elif kind == "note":
            self._shown.note(value)
        elif kind == "detail":
            self._shown.detail(value)
        elif kind == "begin":
            step = contextlib.ExitStack()
            step.enter_context(self._shown.step(value))
            self._steps.append(step)
        elif kind == "end" and self._steps:
            self._steps.pop().close()
        return True

    def close(self) -> None:
        """Ends what the child left open when it died."""
        while self._steps:
            self._steps.pop().close()


class _Sender(Progress):
    def note(self, text: str) -> None:
        _send("note", text)

    def detail(self, text: str) -> None:
        _send("detail", text)

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        _send("begin", text)
        try:
            yield
        finally:
            _send("end", text)

    @contextmanager
    def transfer(self, name: str, total: int, done: int = 0) -> Iterator[Transfer]:
        with self.step(f"fetch {name} ({total / 1e6:.1f} MB)"), super().transfer(name, total, done) as silent:
            yield silent


def _send(kind: str, value: object) -> None:
    # In one piece: other threads, and SCons, write to the same pipe, and print() writes the end of the line by itself.
    sys.stdout.write(f"{_MARK}{kind} {json.dumps(value)}\n")
    sys.stdout.flush()


def encode(error: FactoryError) -> dict[str, object]:
    return {
        "what": error.what, "where": error.where, "hint": error.hint, "code": int(error.code),
        "details": error.details, "log": error.log,
    }  # fmt: skip


def decode(value: dict[str, object]) -> FactoryError:
    table = dict(value)
    code = ExitCode(int(str(table.pop("code"))))
    return FactoryError(str(table.pop("what")), code=code, **table)  # type: ignore[arg-type]
