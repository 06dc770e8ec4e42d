"""User-space click with four threads under ThreadSanitizer: a configuration, handler calls and hot swaps at once."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from factory.build import build_instrumented
from factory.progress import LineProgress

pytestmark = pytest.mark.build

STRESS = Path(__file__).parent / "threads" / "stress.click"
SECONDS = 4


@pytest.fixture(scope="module")
def click() -> Path:
    """The library, the driver and the elements of the configuration, instrumented."""
    (program,) = build_instrumented("tsan", ["router"], LineProgress())
    return program


def _call(control: socket.socket, line: str, data: str = "") -> int:
    """One command of ControlSocket's protocol; the answer's code."""
    control.sendall(f"{line}\r\n{data}".encode())
    answer = b""
    while not (match := re.search(rb"^(\d\d\d) .*\r\n", answer, re.MULTILINE)):
        answer += (piece := control.recv(65536))
        if not piece:
            return 0
    if match[1] == b"200" and line.startswith("READ"):
        while not (length := re.search(rb"^DATA (\d+)\r\n", answer, re.MULTILINE)):
            answer += control.recv(65536)
        while len(answer) < length.end() + int(length[1]):
            answer += control.recv(65536)
    return int(match[1])


def test_no_races(click: Path, tmp_path: Path) -> None:
    said = (tmp_path / "said").open("wb")
    command = [click, "-R", "-j4", STRESS]
    environment = {**os.environ, "TSAN_OPTIONS": "halt_on_error=0 exitcode=66 second_deadlock_stack=1"}
    running = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=said, stderr=said)
    try:
        swaps, calls, until = 0, 0, time.monotonic() + SECONDS
        while time.monotonic() < until and running.poll() is None:
            with socket.socket(socket.AF_UNIX) as control:
                control.settimeout(10)
                while time.monotonic() < until:
                    try:
                        control.connect(str(tmp_path / "control"))
                        break
                    except OSError:
                        time.sleep(0.02)
                for n in range(20):
                    good = [_call(control, "READ q.length"), _call(control, f"WRITE q.capacity {100 + n}")]
                    good += [_call(control, f"WRITE u1.home_thread {n % 4}"), _call(control, "READ handlers")]
                    assert good == [200] * 4
                    calls += len(good)
                text = STRESS.read_text()
                assert _call(control, f"WRITEDATA hotconfig {len(text)}", text) == 200
                swaps += 1
        running.send_signal(signal.SIGINT)
        running.wait(20)
    finally:
        running.kill()
        running.wait()
        said.close()
    text = (tmp_path / "said").read_text()
    assert "WARNING: ThreadSanitizer" not in text, text[:6000]
    assert running.returncode == 0, text[-3000:]
    assert swaps > 3
    assert calls > 100
