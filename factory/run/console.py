"""A guest on this terminal; its crash dumps get function names."""

from __future__ import annotations

import codecs
import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import TextIO

from factory import process
from factory.errors import ExitCode, FactoryError
from factory.run.qemu import Guest, guest_status

_EXIT = re.compile(r"minios: exit (\d{1,3})$")
EXPIRED = "the guest was ended after"
_CHUNK = 1 << 16  # bytes read at a time
# Lines of the report that minios/arch/x86_64/crash.c prints.
_FRAME = re.compile(r"^\s+#(\d+) 0x([0-9a-f]+)(?: \?)?$")
_DISCRIMINATOR = re.compile(r" \(discriminator \d+\)")  # addr2line's; says nothing to a reader
_HEADER = re.compile(r"^minios: .*\brip 0x([0-9a-f]+)")


def run_guest(guest: Guest, debug: Path, *, timeout: float | None, echo: bool) -> tuple[int, str]:
    """Runs it to its end; the guest's exit status and what it printed. Raises FactoryError when QEMU itself fails."""
    expired = threading.Event()
    # Standard input goes to the guest's console; QEMU's messages arrive with its output.
    stdin = sys.stdin.buffer if echo and sys.stdin.isatty() else subprocess.DEVNULL
    with process.spawn(guest.command(), stdin=stdin) as child:

        def expire() -> None:
            expired.set()
            child.terminate()

        timer = threading.Timer(timeout, expire) if timeout else None
        if timer:
            timer.start()
        screen = Screen(debug, sys.stdout if echo else None)
        while child.stdout and (data := os.read(child.stdout.fileno(), _CHUNK)):
            screen.feed(data)
        screen.close()
        status = child.wait()
        if timer:
            timer.cancel()
    if expired.is_set():
        last = [] if echo else screen.lines[-10:]
        raise FactoryError(f"{EXPIRED} {timeout:g} s", details=last, code=ExitCode.GUEST)
    said = next((int(found[1]) for line in reversed(screen.lines) if (found := _EXIT.match(line))), None)
    # QEMU's own failure ends with status 1 too, which is also how the debug exit says 0: the guest's last line decides.
    if said is None and (status == 1 or (status != 0 and guest_status(status) is None)):
        raise FactoryError(f"QEMU {process.status_text(status)}", details=screen.lines[-10:], code=ExitCode.GUEST)
    return (guest_status(status) or 0) if said is None else said, "\n".join(screen.lines)


class Screen:
    """Shows what a guest prints as it comes, also the start of a line (a prompt); lines collects the whole lines."""

    def __init__(self, debug: Path, shown: TextIO | None) -> None:
        self.lines: list[str] = []
        self._debug = debug
        self._shown = shown
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._line = ""  # of which _written characters are shown
        self._written = 0

    def feed(self, data: bytes) -> None:
        self._take(self._decode(data))

    def close(self) -> None:
        """The end of the output, which may lack its newline."""
        self._take(self._decode(b"", True))
        if self._line:
            self._take("\n")

    def _take(self, text: str) -> None:
        first, *more = text.split("\n")
        self._line += first
        for start in more:
            self._end_line()
            self._line = start
        self._show(self._line.rstrip("\r"))
        if self._shown:
            self._shown.flush()

    def _end_line(self) -> None:
        # A crash dump's line gets its names at its end, so what is shown of it already stays right.
        line = named(self._line.rstrip("\r"), self._debug)
        self.lines.append(line)
        self._show(line + "\n")
        self._written = 0

    def _show(self, text: str) -> None:
        if self._shown and len(text) > self._written:
            self._shown.write(text[self._written :])
            self._written = len(text)


def crash_address(line: str) -> int | None:
    """The address of code in a line of a crash dump, None in other lines.

    Frames after #0 hold return addresses: the byte in front is part of the call, whatever follows it.
    """
    if found := _HEADER.match(line):
        return int(found[1], 16)
    if found := _FRAME.match(line):
        return max(int(found[2], 16) - (found[1] != "0"), 0)
    return None


def named(line: str, debug: Path) -> str:
    """A line of a crash dump with the function and source line of its address, and what that is inlined into."""
    address = crash_address(line)
    if address is None or not debug.is_file():
        return line
    finished = process.run(["addr2line", "-f", "-C", "-s", "-i", "-e", debug, hex(address)], check=False)
    said = _DISCRIMINATOR.sub("", finished.stdout).split("\n")
    if len(said) < 2 or said[0] == "??":
        return line
    pairs = zip(said[::2], said[1::2], strict=False)
    return f"{line}  " + ", inlined into ".join(f"{function} ({place})" for function, place in pairs)
