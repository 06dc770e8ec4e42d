"""What is shown while something runs."""

from __future__ import annotations

import io
import threading
import time

import pytest

from factory.progress import LineProgress, TerminalProgress, duration

pytestmark = pytest.mark.unit


def test_duration() -> None:
    assert [duration(s) for s in (0.04, 9.94, 12.3, 187.0)] == ["0.0 s", "9.9 s", "12 s", "3 min 07 s"]


def test_a_pipe_gets_one_line_for_each_step() -> None:
    out = io.StringIO()
    progress = LineProgress(out)
    with progress.step("build newlib"):
        progress.detail("not shown")
    with progress.transfer("file", 2_000_000) as transfer:
        transfer.advance(2_000_000)
    assert out.getvalue() == "build newlib (0.0 s)\nfetch file (2.0 MB) (0.0 s)\n"


def test_verbose_shows_the_beginning_too() -> None:
    out = io.StringIO()
    progress = LineProgress(out, verbose=True)

    def fail() -> None:
        with progress.step("build"):
            progress.detail("$ make")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert out.getvalue() == "build ...\n$ make\nbuild: stopped after 0.0 s\n"


def test_a_terminal_shows_a_running_clock_and_cleans_up() -> None:
    out = io.StringIO()
    progress = TerminalProgress(out)
    progress.TICK = 0.01  # type: ignore[misc]
    with progress.step("build newlib"):
        time.sleep(0.1)
    assert "build newlib ... 0." in out.getvalue()
    assert out.getvalue().endswith("\x1b[Kbuild newlib (0.1 s)\n")
    assert "progress" not in {thread.name for thread in threading.enumerate()}


def test_steps_of_several_threads_do_not_mix() -> None:
    out = io.StringIO()
    progress = TerminalProgress(out)
    progress.TICK = 0.001  # type: ignore[misc]

    def work(number: int) -> None:
        for _ in range(20):
            with progress.step(f"step {number}"):
                time.sleep(0.001)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert out.getvalue().count("(0.0 s)\n") == 80
