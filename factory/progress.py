"""What a user sees while something long runs. All of it goes to stderr: stdout is for results.

Library code takes a `Progress` and calls it; the base class shows nothing, so it is the default everywhere.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TextIO


class Transfer(Protocol):
    """One file that is being fetched; sizes in bytes."""

    def advance(self, size: int) -> None: ...


class _SilentTransfer:
    def advance(self, size: int) -> None:
        pass


class Progress:
    """Shows nothing. The interface of all the others."""

    def note(self, text: str) -> None:
        """One line worth knowing, shown unless -q."""

    def detail(self, text: str) -> None:
        """One line shown with -v only."""

    def status(self, text: str) -> None:
        """What the running step is doing at this moment; a terminal shows it behind the clock."""

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        """Something that may take long: a terminal shows it with the time it has taken so far."""
        yield

    @contextmanager
    def transfer(self, name: str, total: int, done: int = 0) -> Iterator[Transfer]:
        """A download of `total` bytes, of which `done` are here already."""
        yield _SilentTransfer()


SILENT = Progress()


def duration(seconds: float) -> str:
    """1.2 s, 45 s, 3 min 07 s."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{int(seconds) // 60} min {int(seconds) % 60:02d} s"


class LineProgress(Progress):
    """For logs and pipes: one line at the end of each step."""

    def __init__(self, stream: TextIO | None = None, verbose: bool = False) -> None:
        self._stream = stream or sys.stderr
        self._verbose = verbose
        self._lock = threading.Lock()

    def note(self, text: str) -> None:
        with self._lock:
            print(text, file=self._stream, flush=True)

    def detail(self, text: str) -> None:
        if self._verbose:
            self.note(text)

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        started = time.monotonic()
        if self._verbose:
            self.note(f"{text} ...")
        try:
            yield
        except BaseException:
            self.note(f"{text}: stopped after {duration(time.monotonic() - started)}")
            raise
        self.note(f"{text} ({duration(time.monotonic() - started)})")

    @contextmanager
    def transfer(self, name: str, total: int, done: int = 0) -> Iterator[Transfer]:
        with self.step(f"fetch {name} ({total / 1e6:.1f} MB)"):
            yield _SilentTransfer()


class TerminalProgress(LineProgress):
    """For a terminal: the running steps with a clock on the last line, bars for transfers."""

    TICK = 0.2  # seconds between two updates of the clock

    def __init__(self, stream: TextIO | None = None, verbose: bool = False) -> None:
        super().__init__(stream, verbose)
        self._running: list[tuple[str, float]] = []
        self._clock: _Clock | None = None
        self._status = ""

    def status(self, text: str) -> None:
        self._status = text

    def note(self, text: str) -> None:
        with self._lock:
            self._stream.write(f"\r\x1b[K{text}\n")
            self._stream.flush()

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        entry = (text, time.monotonic())
        self._begin(entry)
        try:
            yield
        finally:
            self._end(entry)
        self.note(f"{text} ({duration(time.monotonic() - entry[1])})")

    @contextmanager
    def transfer(self, name: str, total: int, done: int = 0) -> Iterator[Transfer]:
        from tqdm import tqdm  # wanted for downloads only

        with tqdm(total=total, initial=done, desc=name, unit="B", unit_scale=True, file=self._stream) as bar:
            yield _Bar(bar)

    def _begin(self, entry: tuple[str, float]) -> None:
        with self._lock:
            self._running.append(entry)
            if self._clock is None:
                self._clock = _Clock(self._show, self.TICK)

    def _end(self, entry: tuple[str, float]) -> None:
        with self._lock:
            self._running.remove(entry)
            self._status = ""
            if self._running:
                return
            clock, self._clock = self._clock, None
            self._stream.write("\r\x1b[K")
            self._stream.flush()
        if clock is not None:
            clock.stop()

    def _show(self) -> None:
        import shutil

        with self._lock:
            if not self._running:
                return
            text, started = self._running[-1]
            more = f" (+{len(self._running) - 1} more)" if len(self._running) > 1 else ""
            line = f"{text} ... {duration(time.monotonic() - started)}{more}  {self._status}".rstrip()
            self._stream.write("\r\x1b[K" + line[: shutil.get_terminal_size().columns - 1])
            self._stream.flush()


class _Clock:
    """Calls show every `tick` seconds until stopped. Its event is its own: a new clock cannot revive an old one."""

    def __init__(self, show: Callable[[], None], tick: float) -> None:
        self._show, self._tick, self._over = show, tick, threading.Event()
        self._thread = threading.Thread(target=self._run, name="progress", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(self._tick):
            self._show()


class _Bar:
    def __init__(self, bar: Any) -> None:
        self._bar = bar

    def advance(self, size: int) -> None:
        self._bar.update(size)
