"""The ways of tests/boot/crash.c to crash, and the report of each (docs/reference/crash-dumps.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guests import program

from factory.run.console import named

_FAULT = r"minios: #PF page fault, address 0x[0-9a-f]+, {}, rip 0x[0-9a-f]+, thread {}\n"
_OVERFLOW = r"minios: stack overflow of thread {} \(\d+ bytes\)\n"
_REGISTERS = r"(minios:( \w+ +0x[0-9a-f]{16}){4}\n){4}"
_BACKTRACE = r"minios: backtrace\n(  #\d+ 0x[0-9a-f]+( \?)?\n)+"


@dataclass(frozen=True)
class Crash:
    """way: the program's argument. report: what precedes the backtrace. function: one that the backtrace must name."""

    way: str
    report: str
    function: str

    def __str__(self) -> str:
        return self.way

    def check(self, text: str) -> None:
        """The console up to the kernel's `minios: exit`."""
        assert re.fullmatch(self.report + _BACKTRACE, text.lstrip("\n")), text
        frames = [in_crash(line) for line in text.splitlines() if line.startswith("  #")]
        assert any(f"{self.function} (" in frame for frame in frames), frames


def in_crash(frame: str) -> str:
    """A line of a backtrace with its function's name."""
    return named(frame, program("crash").with_suffix(".debug"))


CRASHES = {
    crash.way: crash
    for crash in (
        Crash("call-null", _FAULT.format("execute", "main") + _REGISTERS, "main"),
        Crash("read-null", _FAULT.format("read", "main") + _REGISTERS, "read_null"),
        Crash("divide", r"dividing\n\nminios: #DE divide error, rip 0x[0-9a-f]+, thread main\n" + _REGISTERS, "divide"),
        Crash("overflow", _FAULT.format("write", "main") + _OVERFLOW.format("main") + _REGISTERS, "deeper"),
        Crash("overflow-thread", _FAULT.format("write", "small") + _OVERFLOW.format("small") + _REGISTERS, "deeper"),
        Crash("write-text", _FAULT.format("write", "main") + _REGISTERS, "write_text"),
        Crash("write-constant", _FAULT.format("write", "main") + _REGISTERS, "write_constant"),
        Crash("run-data", _FAULT.format("execute", "main") + _REGISTERS, "main"),
        Crash("run-heap", _FAULT.format("execute", "main") + _REGISTERS, "main"),
        Crash("bad-opcode", r"minios: #UD invalid opcode, rip 0x[0-9a-f]+, thread main\n" + _REGISTERS, "bad_opcode"),
        Crash("bad-release", r"minios: panic: netbuf_release: 0x[0-9a-f]+ is no receive buffer\n", "netbuf_release"),
        Crash("double-free-page", r"minios: panic: .*\n", "minios_pages_free"),
        Crash("abort", r"minios: abort\(\) was called\n", "abort"),
    )
}
