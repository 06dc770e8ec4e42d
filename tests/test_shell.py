"""factory shell: gdb on the image of hello, with commands instead of a prompt; and at its prompt."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factory.checkout import ROOT
from factory.cli import main
from factory.errors import ExitCode

pytestmark = [
    pytest.mark.boot,
    pytest.mark.skipif(not shutil.which("gdb"), reason="gdb is not installed, and not needed for anything else"),
]


def test_symbols_backtrace_and_console(capsys: pytest.CaptureFixture[str]) -> None:
    commands = ["bt", "finish", "bt 1", "console"]
    options = [word for command in commands for word in ("--command", command)]
    assert main(["shell", "hello", "--at", "puts", *options, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert "#1" in result["gdb"]
    assert "at recipes/hello/hello.c:7" in result["gdb"]  # where main calls it
    assert "at recipes/hello/hello.c:8" in result["gdb"]  # where it comes back to
    assert "Hello, world" in result["gdb"]  # by `console`
    assert result["console"].startswith("Hello, world")


def test_the_guest_gets_its_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shell", "--command", "print argv[2]", "--command", "list main", "hello", "--", "a", "b c"]) == 0
    said = capsys.readouterr().out
    assert '"b c"' in said
    assert "int main(int argc, char **argv)" in said  # the source was found


@pytest.mark.parametrize(
    ("options", "status", "what"),
    [
        (["--at", "no_such_function", "--command", "bt"], ExitCode.FAILED, '"no_such_function" not defined'),
        (["--at", "Counter::nosuch", "--command", "bt"], ExitCode.FAILED, '"Counter::nosuch" not defined'),
        (["--command", "frobnicate"], ExitCode.FAILED, "Undefined command"),
        (["--command", "shell sleep 9", "--timeout", "2"], ExitCode.BUILD, "2 s"),
        (["--at", " "], ExitCode.USAGE, "no function"),
        (["--json"], ExitCode.USAGE, "--json needs --command"),
    ],
)
def test_what_goes_wrong(capsys: pytest.CaptureFixture[str], options: list[str], status: ExitCode, what: str) -> None:
    assert main(["shell", "hello", *options]) == status
    assert what in capsys.readouterr().err


def test_the_prompt(tmp_path: Path) -> None:
    """On a terminal; at the end of gdb neither the guest nor its socket is left."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TMPDIR": str(tmp_path), "TERM": "dumb"}
    command = [sys.executable, "-m", "factory", "shell", "hello"]
    with subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as child:
        os.close(theirs)
        said, limit = "", time.monotonic() + 60
        sent = False
        while time.monotonic() < limit:
            try:
                said += os.read(ours, 4096).decode(errors="replace")
            except OSError:  # the terminal's other side is closed
                break
            if not sent and "(gdb) " in said:
                os.write(ours, b"bt\nquit\n")
                sent = True
        assert child.wait(timeout=10) == 0
    os.close(ours)
    assert "main (argc=1" in said
    assert list(tmp_path.iterdir()) == []
