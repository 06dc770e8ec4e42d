"""This terminal on a guest's console socket."""

from __future__ import annotations

import contextlib
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factory.control.qemu.qmp import connect
from factory.errors import ExitCode, FactoryError

ESCAPE = b"\x1d"  # Ctrl-], as that of telnet and xl console


def attach(path: Path) -> int:
    """What is typed goes to the guest, what it prints comes here, until Ctrl-], the end of the input, or its end."""
    try:
        stream = connect(path, 5.0)
    except OSError as error:
        raise FactoryError(f"cannot connect to the console: {error.strerror or error}", code=ExitCode.GUEST) from None
    source, sink = sys.stdin.fileno(), sys.stdout.fileno()
    with stream, _raw(source):
        stream.settimeout(None)
        listened = [stream.fileno(), source]
        while True:
            ready, _, _ = select.select(listened, [], [])
            if stream.fileno() in ready:
                printed = stream.recv(65536)
                if not printed:
                    return ExitCode.OK
                os.write(sink, printed)
            if source in ready:
                typed = os.read(source, 4096)
                before, escape, _ = typed.partition(ESCAPE)
                stream.sendall(before)
                if escape or not typed:
                    return ExitCode.OK


@contextmanager
def _raw(handle: int) -> Iterator[None]:
    """Each key at once and unechoed; the guest does that itself. Nothing changes when it is no terminal."""
    if not os.isatty(handle):
        yield
        return
    import termios
    import tty

    before = termios.tcgetattr(handle)
    try:
        tty.setraw(handle, termios.TCSANOW)
        yield
    finally:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(handle, termios.TCSADRAIN, before)
