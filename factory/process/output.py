"""What a program says: to a log file, line by line to a callback, and the end of it to an error message."""

from __future__ import annotations

import contextlib
import re
import shlex
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from factory.errors import disk_errors
from factory.process.child import end_group


def pump(
    child: subprocess.Popen[bytes],
    *,
    stdin: str | None,
    on_line: Callable[[str], None],
    sink: IO[bytes] | None,
    tail: deque[str],
    timeout: float | None,
) -> None:
    """Hands each line to on_line and the log; keeps the last ones for an error message."""
    expired = threading.Event()

    def expire() -> None:
        expired.set()
        end_group(child)

    timer = threading.Timer(timeout, expire) if timeout else None
    if timer:
        timer.start()
    try:
        if stdin is not None and child.stdin:
            with contextlib.suppress(BrokenPipeError):
                child.stdin.write(stdin.encode())
                child.stdin.close()
        for raw in child.stdout or ():
            if sink:
                sink.write(raw)
                sink.flush()
            line = text(raw).rstrip("\r\n")
            tail.append(line)
            on_line(line)
        child.wait()
    finally:
        if timer:
            timer.cancel()
    if expired.is_set():
        raise subprocess.TimeoutExpired(child.args, timeout or 0)


@contextmanager
def open_log(log: Path, command: tuple[str, ...], cwd: Path | None) -> Iterator[IO[bytes]]:
    with disk_errors("write the log", log):
        log.parent.mkdir(parents=True, exist_ok=True)
        sink = log.open("ab", buffering=0)
        sink.write(f"[{cwd or Path.cwd()}]$ {shlex.join(command)}\n".encode())
    with sink:
        yield sink


def log_tail(log: Path, lines: int) -> list[str]:
    with contextlib.suppress(OSError), log.open("rb") as stream:
        stream.seek(max(0, log.stat().st_size - 64 * 1024))
        # The log may hold earlier commands: what this one said comes after the last header.
        return re.split(r"^\[.*\]\$ .*\n", text(stream.read()), flags=re.MULTILINE)[-1].rstrip().splitlines()[-lines:]
    return []


def text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", "replace")
