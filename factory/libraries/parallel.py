"""Several compilers at once, all started by this thread: an interrupt ends every one of them, and its children."""

from __future__ import annotations

import os
import select
import shlex
import subprocess
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from factory import process
from factory.errors import disk_errors


@dataclass(frozen=True)
class _Running:
    command: tuple[str, ...]
    child: subprocess.Popen[bytes]
    output: Path
    stack: ExitStack


def run_all(
    commands: Sequence[tuple[str, ...]],
    *,
    jobs: int,
    folder: Path,
    env: Mapping[str, str],
    log: Path,
    hint: str,
    done: Callable[[int], None],
) -> None:
    """Runs the commands in `folder`, `jobs` at once; done(n) is called when n of them have ended well.

    What each says goes to the log as a whole. After a failure no further one is begun, those that run are ended, and
    the error has the failed one's output.
    """
    waiting = deque(enumerate(commands))
    running: dict[int, _Running] = {}  # by pidfd, which can be read when the process has ended (pidfd_open(2))
    ended = 0
    with ExitStack() as everything:
        while waiting or running:
            while waiting and len(running) < jobs:
                number, command = waiting.popleft()
                stack = everything.enter_context(ExitStack())
                output = folder / f"output-{number}"
                pidfd, one = _start(command, stack, output, folder, env)
                running[pidfd] = one
            for pidfd in select.select(list(running), [], [])[0]:
                _end(running.pop(pidfd), log, hint)
                ended += 1
                done(ended)


def _start(
    command: tuple[str, ...], stack: ExitStack, output: Path, folder: Path, env: Mapping[str, str]
) -> tuple[int, _Running]:
    with disk_errors("write a compiler's output", output):
        sink = stack.enter_context(output.open("wb"))
    child = stack.enter_context(process.spawn(command, cwd=folder, env=env, stdout=sink))
    pidfd = os.pidfd_open(child.pid)
    stack.callback(os.close, pidfd)
    return pidfd, _Running(command, child, output, stack)


def _end(one: _Running, log: Path, hint: str) -> None:
    status = one.child.wait()
    one.stack.close()
    with disk_errors("write the log", log):
        text = one.output.read_text(errors="replace")
        one.output.unlink()
        with log.open("a") as sink:
            sink.write(f"$ {shlex.join(one.command)}\n{text}")
    if status:
        finished = process.Finished(one.command, status, text, "", 0.0)
        # The first errors are the ones that count.
        raise process.failed(finished, output=text.splitlines()[: process.TAIL_LINES], log=log, hint=hint)
