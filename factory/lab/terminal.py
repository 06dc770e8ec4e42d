"""This process's standard streams, connected to a program in dom0."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sys
import termios
import threading
import tty
from collections.abc import Iterator
from contextlib import contextmanager

from factory.dom0 import Dom0
from factory.dom0.agent.streams import DATA, DONE, ERRORS, LONGEST, Broken, Stream
from factory.errors import ExitCode, FactoryError


def attached(dom0: Dom0, argv: list[str], *, terminal: bool, cwd: str | None = None) -> int:
    """Runs a program with our input and outputs, byte for byte; its exit status (128 + n after signal n).

    terminal: it gets a terminal of its own, as large as ours, which goes into raw mode: Ctrl-C is the program's.
    """
    # TERM's own entries of exotic terminals are not in dom0.
    size = (terminal and _size()) or None
    stream = dom0.start(argv, terminal=size, cwd=cwd, env={"TERM": "vt100"} if terminal else {})
    threading.Thread(target=_forward, args=(stream,), daemon=True).start()
    with _raw(stream) if terminal else contextlib.nullcontext():
        try:
            return _outputs(stream, dom0)
        except KeyboardInterrupt:
            stream.close()
            raise


def _outputs(stream: Stream, dom0: Dom0) -> int:
    while (received := stream.receive()) is not None:
        kind, data = received
        if kind in (DATA, ERRORS):
            target = sys.stdout if kind == DATA else sys.stderr
            target.buffer.write(data)
            target.buffer.flush()
        elif kind == DONE:
            answer = json.loads(data)
            if "error" in answer:
                raise FactoryError(f"{dom0.where}: {answer['error']}", code=ExitCode.GUEST)
            status = int(answer["status"])
            return status if status >= 0 else 128 - status
    raise FactoryError(f"{dom0.where} is gone", code=ExitCode.GUEST)


def _forward(stream: Stream) -> None:
    with contextlib.suppress(Broken, OSError):
        while data := os.read(0, LONGEST):
            stream.send(data)
        stream.end()


def _size() -> tuple[int, int]:
    size = shutil.get_terminal_size()
    return size.lines, size.columns


@contextmanager
def _raw(stream: Stream) -> Iterator[None]:
    if not sys.stdin.isatty():
        yield
        return
    before = termios.tcgetattr(0)

    def resized(_number: int, _frame: object) -> None:
        with contextlib.suppress(Broken):
            stream.control({"terminal": _size()})

    previous = signal.signal(signal.SIGWINCH, resized)
    tty.setraw(0)
    try:
        yield
    finally:
        termios.tcsetattr(0, termios.TCSADRAIN, before)
        signal.signal(signal.SIGWINCH, previous)
