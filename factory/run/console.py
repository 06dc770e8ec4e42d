"""A guest on this terminal; its crash dumps get function names."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from pathlib import Path

from factory import process
from factory.errors import ExitCode, FactoryError
from factory.run.qemu import Guest, guest_status

# Lines of the report that minios/arch/x86_64/crash.c prints.
_FRAME = re.compile(r"^\s+#(\d+) 0x([0-9a-f]+)(?: \?)?$")
_DISCRIMINATOR = re.compile(r" \(discriminator \d+\)")  # addr2line's; says nothing to a reader
_HEADER = re.compile(r"^minios: .*\brip 0x([0-9a-f]+)")


def run_guest(guest: Guest, debug: Path, *, timeout: float | None, echo: bool) -> tuple[int, str]:
    """Runs it to its end; the guest's exit status and what it printed. Raises FactoryError when QEMU itself fails."""
    printed: list[str] = []
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
        assert child.stdout is not None
        for raw in child.stdout:
            line = raw.decode("utf-8", "replace").rstrip("\r\n")
            printed.append(named(line, debug))
            if echo:
                print(printed[-1], flush=True)
        status = child.wait()
        if timer:
            timer.cancel()
    if expired.is_set():
        raise FactoryError(f"the guest was ended after {timeout:g} s", code=ExitCode.GUEST)
    code = guest_status(status)
    if code is None and status != 0:
        raise FactoryError(f"QEMU {process.status_text(status)}", details=printed[-10:], code=ExitCode.GUEST)
    return code or 0, "\n".join(printed)


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
