"""`factory run` names the addresses of crash dumps. The dumps were printed by the kernel."""

from __future__ import annotations

import io
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from factory.checkout import ROOT
from factory.run.console import Screen, crash_address, named, run_guest

pytestmark = pytest.mark.unit

EXCEPTION = """\
minios: #DE divide error, rip 0x107a8d, thread main
minios: rax 0x0000000000000009 rbx 0x0000000000000020 rcx 0x0000000000000000 rdx 0x0000000000000000
minios: rsi 0x0000000000000009 rdi 0x0000000000113c35 rbp 0x00000000007f8f50 rsp 0x00000000007f8f28
minios: r8  0x00000000000003fd r9  0x0000000000000000 r10 0x0000000000113e65 r11 0x0000000000000400
minios: r12 0x0000000000120360 r13 0x0000000000117438 r14 0x0000000000000000 r15 0x0000000000000000
minios: backtrace
  #0 0x107a8d
  #1 0x107bc0 ?
  #2 0x103bbb
  #3 0x1054c7
minios: exit 125"""

JUMP_TO_NULL = """\
minios: #PF page fault, address 0x0, execute, rip 0x0, thread main
minios: backtrace
  #0 0x0
  #1 0x107bc0"""

PANIC = """\
minios: panic: netbuf_release: 0x122f00 is no receive buffer
minios: backtrace
  #0 0x103fa8
  #1 0x107bc0"""


@pytest.mark.parametrize(
    ("dump", "addresses"),
    [
        # Where it happened as it is; return addresses one less, inside the call.
        (EXCEPTION, [0x107A8D, 0x107A8D, 0x107BBF, 0x103BBA, 0x1054C6]),
        (JUMP_TO_NULL, [0, 0, 0x107BBF]),
        (PANIC, [0x103FA8, 0x107BBF]),
        ("#0 0x107a8d\n  #1 107a8d\n  #2 0x107a8d and more\nthe rip 0x107a8d of the program", []),
    ],
)
def test_addresses_of_code(dump: str, addresses: list[int]) -> None:
    assert [found for line in dump.split("\n") if (found := crash_address(line)) is not None] == addresses


@pytest.fixture
def symbols(tmp_path: Path) -> tuple[Path, int]:
    """A linked file with symbols, and the address of its function outer(), into which inner() is inlined."""
    source = tmp_path / "program.c"
    source.write_text(
        'static inline __attribute__((always_inline)) int inner(int x) { __asm__ volatile(""); return x * 3; }\n'
        "__attribute__((noinline)) int outer(int x)\n{\n    return inner(x);\n}\n"
        "int _start(void) { return outer(1); }\n"
    )
    path = tmp_path / "program.debug"
    subprocess.run(["gcc", "-g", "-O0", "-nostdlib", "-static", "-no-pie", "-o", path, source], check=True)
    lines = subprocess.run(["nm", path], capture_output=True, text=True, check=True).stdout.splitlines()
    return path, next(int(line.split()[0], 16) for line in lines if line.endswith(" outer"))


def test_names_and_source_lines(symbols: tuple[Path, int]) -> None:
    path, outer = symbols
    assert named(f"  #0 0x{outer:x}", path) == f"  #0 0x{outer:x}  outer (program.c:3)"
    # A return address right behind a function belongs to the call at its end.
    assert named(f"  #3 0x{outer + 1:x} ?", path) == f"  #3 0x{outer + 1:x} ?  outer (program.c:3)"
    inlined = [named(f"  #0 0x{outer + offset:x}", path) for offset in range(40)]
    assert any(line.endswith("  inner (program.c:1), inlined into outer (program.c:4)") for line in inlined)


def test_lines_that_stay_as_they_are(symbols: tuple[Path, int], tmp_path: Path) -> None:
    path, outer = symbols
    for line in ("  #0 0x0", "minios: exit 125", f"at 0x{outer:x}"):
        assert named(line, path) == line
    assert named(f"  #0 0x{outer:x}", tmp_path / "none.debug") == f"  #0 0x{outer:x}"


def test_a_prompt_is_shown_before_its_newline(symbols: tuple[Path, int]) -> None:
    path, outer = symbols
    shown = io.StringIO()
    screen = Screen(path, shown)
    steps = [
        (b"login: ", "login: "),
        (b"caf\xc3", "login: caf"),
        (b"\xa9\r", "login: caf\u00e9"),
        (b"\n  #0 0x%x" % outer, f"login: caf\u00e9\n  #0 0x{outer:x}"),
        (b"\r\n\n$ ", f"login: caf\u00e9\n  #0 0x{outer:x}  outer (program.c:3)\n\n$ "),
    ]
    for data, expected in steps:
        screen.feed(data)
        assert shown.getvalue() == expected
    screen.close()
    assert screen.lines == ["login: caf\u00e9", f"  #0 0x{outer:x}  outer (program.c:3)", "", "$ "]
    assert shown.getvalue().endswith("\n$ \n")


def test_no_output_is_no_line(tmp_path: Path) -> None:
    screen = Screen(tmp_path / "none.debug", None)
    screen.close()
    assert screen.lines == []


class Prompting:
    """In a Guest's place: a program that prints a prompt and ends when the test says so."""

    def __init__(self, gate: Path) -> None:
        self._gate = gate

    def command(self) -> list[str]:
        script = f'printf "name? "; while [ ! -e "{self._gate}" ]; do sleep 0.01; done; '
        script += "echo bye; echo minios: exit 0; exit 1"
        return ["sh", "-c", script]


def test_run_shows_a_prompt_while_the_guest_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = tmp_path / "gate"
    seen = threading.Event()

    class Terminal(io.StringIO):
        def flush(self) -> None:
            if self.getvalue() == "name? ":
                seen.set()
                gate.touch()

    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    status, text = run_guest(Prompting(gate), tmp_path / "none.debug", timeout=30, echo=True)  # type: ignore[arg-type]
    assert seen.is_set()
    assert (status, text) == (0, "name? bye\nminios: exit 0")
    assert terminal.getvalue() == "name? bye\nminios: exit 0\n"


@pytest.mark.build
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--memory", "lots"], "is not a size"),
        (["--memory", "1K"], "is not a size"),
        (["--timeout", "nan"], "is not a number of seconds"),
        (["--net", "unix:/nonexistent"], "nobody listens"),
        (["--net", "none", "--net", "none", "--net", "none"], "has 2 interfaces"),
        (["--net", "tap:lo", "--timeout", "20"], "QEMU failed"),
    ],
)
def test_run_refuses_what_cannot_work(arguments: list[str], said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factory", "run", "firewall", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr
