"""Running programs: output, failures, logs, and that nothing runs on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factory import process
from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError

pytestmark = pytest.mark.unit


def alive(pid: int) -> bool:
    """Runs, and is not just waiting to be reaped."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(pid: int, seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not alive(pid)


def test_output_input_and_environment(tmp_path: Path) -> None:
    said = process.run(["sh", "-c", "cat; echo $X; pwd; echo e >&2"], stdin="in\n", extra_env={"X": "y"}, cwd=tmp_path)
    assert said.stdout == f"in\ny\n{tmp_path}\n"
    assert said.stderr == "e\n"


def test_stdin_is_empty() -> None:
    assert process.run(["cat"], timeout=5).stdout == ""


def test_a_failure_shows_command_output_and_log(tmp_path: Path) -> None:
    log = tmp_path / "new" / "log"
    process.run(["echo", "before"], log=log)
    with pytest.raises(FactoryError) as caught:
        process.run(["sh", "-c", "echo out; echo 'x.c:3: error' >&2; exit 3"], log=log, code=ExitCode.CONFIG)
    error = caught.value
    assert error.what == "sh failed with status 3"
    assert error.details[0].startswith("command: sh -c ")
    assert error.details[1:] == ("out", "x.c:3: error")
    assert error.log == str(log)
    assert error.code is ExitCode.CONFIG
    assert "before" in log.read_text()


def test_a_failure_without_a_log_shows_its_end() -> None:
    with pytest.raises(FactoryError) as caught:
        process.run(["sh", "-c", "seq 1 100 >&2; exit 1"])
    assert caught.value.details[-1] == "100"
    assert len(caught.value.details) == process.TAIL_LINES + 1


def test_a_full_disk_has_its_own_exit_code() -> None:
    with pytest.raises(FactoryError) as caught:
        process.run(["cp", "/bin/sh", "/dev/full"])
    assert caught.value.code is ExitCode.DISK
    assert "free some space" in str(caught.value.hint)


def test_a_signal_has_its_name() -> None:
    with pytest.raises(FactoryError, match="was ended by SIGSEGV"):
        process.run(["sh", "-c", "kill -SEGV $$"])
    assert process.run(["sh", "-c", "kill -TERM $$"], check=False).status == -signal.SIGTERM


def test_lines_as_they_come(tmp_path: Path) -> None:
    lines: list[str] = []
    with pytest.raises(FactoryError) as caught:
        process.run(["sh", "-c", "echo a; echo b >&2; exit 1"], on_line=lines.append, log=tmp_path / "log")
    assert lines == ["a", "b"]
    assert caught.value.details[1:] == ("a", "b")
    assert (tmp_path / "log").read_text().endswith("\na\nb\n")


@pytest.mark.parametrize("on_line", [None, lambda _line: None])
def test_a_timeout_ends_the_whole_group(on_line: object, tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    with pytest.raises(FactoryError, match=r"did not end within 0\.3 seconds"):
        process.run(["sh", "-c", f"sleep 60 & echo $! > {pid}; wait"], timeout=0.3, on_line=on_line)
    assert gone(int(pid.read_text()))


def test_a_missing_program() -> None:
    with pytest.raises(FactoryError, match="cannot find the program no-such-program") as caught:
        process.run(["no-such-program"])
    assert caught.value.code is ExitCode.HOST


def test_output_that_is_not_text() -> None:
    assert process.run(["printf", r"\377"]).stdout == "\ufffd"


def test_spawn_ends_with_its_body() -> None:
    with process.spawn(["sleep", "60"]) as child:
        assert alive(child.pid)
    assert gone(child.pid)


def test_interactive_returns_the_status() -> None:
    assert process.interactive(["sh", "-c", "exit 4"]) == 4
    assert process.interactive(["sh", "-c", "kill -INT $$"]) == -signal.SIGINT, "the child's SIGINT is not ignored"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_builds_on_when_factory_dies(number: signal.Signals, tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    script = f"echo $$ > {pid}.new; mv {pid}.new {pid}; exec sleep 60"
    code = f"from factory import process; process.run(['sh', '-c', {script!r}])"
    parent = subprocess.Popen(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL
    )
    while not pid.exists():
        assert parent.poll() is None
        time.sleep(0.02)
    parent.send_signal(number)
    parent.wait()
    assert gone(int(pid.read_text()))
