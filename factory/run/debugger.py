"""gdb on a guest: QEMU's gdbstub on a Unix socket, the image's symbols, and the guest stopped at a function."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from factory import files, process
from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError
from factory.run.qemu import Guest

_START = 20.0  # seconds until QEMU listens


@dataclass(frozen=True)
class Session:
    """A guest that waits at its first instruction. script: gdb commands that attach and go on to the function."""

    gdb: tuple[str, ...]
    script: Path
    console: Path


@contextmanager
def session(guest: Guest, debug: Path, at: str) -> Iterator[Session]:
    """The guest runs until the body ends. at: a function, FILE:LINE or *ADDRESS, as gdb's break takes it."""
    gdb = shutil.which("gdb")
    if not gdb:
        raise FactoryError("gdb is not installed", hint="install the package gdb", code=ExitCode.HOST)
    # Not in out/: the path of a Unix socket has 107 bytes at most (unix(7)).
    with tempfile.TemporaryDirectory(prefix="factory-gdb-") as name:
        folder = Path(name)
        socket, console, script = folder / "gdb", folder / "console", folder / "script"
        files.write(console, "")
        files.write(script, "\n".join(_commands(socket, console, at)) + "\n")
        stub = ("-S", "-chardev", f"socket,id=gdb,path={socket},server=on,wait=off", "-gdb", "chardev:gdb")
        stopped = replace(guest, serial=("-serial", f"file:{console}"), extra=(*guest.extra, *stub))
        log = folder / "qemu.log"
        with log.open("wb") as output, process.spawn(stopped.command(), stdout=output) as child:
            limit = time.monotonic() + _START
            while not socket.exists():
                if child.poll() is not None or time.monotonic() > limit:
                    said = log.read_text(errors="replace").splitlines()
                    raise FactoryError("QEMU did not start", details=said[-10:], code=ExitCode.GUEST)
                time.sleep(0.02)
            yield Session((gdb, "-q", "-nx", str(debug)), script, console)


def interact(session: Session) -> int:
    """gdb on this terminal; its status."""
    return process.interactive([*session.gdb, "-x", session.script], cwd=ROOT)


def batch(session: Session, commands: Sequence[str], timeout: float) -> str:
    """What gdb prints for these commands. Raises FactoryError when one of them fails, or after `timeout` seconds."""
    files.write(session.script, session.script.read_text() + "".join(f"{command}\n" for command in commands))
    line: list[process.Argument] = [*session.gdb, "-batch", "-ex", "set pagination off", "-x", session.script]
    try:
        done = process.run(line, cwd=ROOT, check=False, timeout=timeout)
    except FactoryError as error:
        hint = "does the guest come to that place? --at and --timeout say where and how long"
        raise FactoryError(error.what, details=error.details, hint=error.hint or hint, code=error.code) from None
    if done.status != 0:
        said = [text for text in (done.stdout + done.stderr).splitlines() if text.strip()]
        raise FactoryError("gdb: a command failed", details=said[-10:], code=ExitCode.FAILED)
    return done.stdout


def _commands(socket: Path, console: Path, at: str) -> Iterator[str]:
    yield "set confirm off"
    yield "set breakpoint pending off"  # no library will be loaded later: an unknown place is an error at once
    yield "set print asm-demangle on"
    yield f"directory {ROOT}"  # DWARF has the paths below the checkout
    yield from ("define console", f"shell cat {console}", "end")
    yield from ("document console", "What the guest has printed.", "end")
    yield f"target remote {socket}"
    # A breakpoint of the processor: the guest's first code would write over one in memory.
    yield f"thbreak {at}"
    yield "continue"
