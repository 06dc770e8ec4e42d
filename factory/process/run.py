"""Running a program to its end."""

from __future__ import annotations

import contextlib
import os
import shlex
import subprocess
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factory.errors import FREE_SPACE, ExitCode, FactoryError, says_disk_is_full
from factory.process.child import Argument, end_group, environment, program_name, started, status_text
from factory.process.output import log_tail, open_log, pump, text
from factory.progress import SILENT, Progress

TAIL_LINES = 25  # of a failed command's output that an error shows


@dataclass(frozen=True)
class Finished:
    """A program that has ended. status is negative for a signal; elapsed is in seconds.

    With a log or on_line, stderr is part of stdout, and stdout is empty: the log has it.
    """

    argv: tuple[str, ...]
    status: int
    stdout: str
    stderr: str
    elapsed: float


def run(
    argv: Sequence[Argument],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    extra_env: Mapping[str, str] | None = None,
    stdin: str | None = None,
    log: Path | None = None,
    on_line: Callable[[str], None] | None = None,
    step: str | None = None,
    progress: Progress = SILENT,
    timeout: float | None = None,
    check: bool = True,
    code: ExitCode = ExitCode.BUILD,
    hint: str | None = None,
    pass_fds: Sequence[int] = (),
) -> Finished:
    """Runs a program to its end.

    env replaces the environment, extra_env adds to it. log: both outputs are appended to this file (else they are
    returned). on_line: called with each line of both outputs as it comes. step: shown with its running time.
    timeout is in seconds. pass_fds: files that the program has open too. With check, a status other than 0
    raises a FactoryError with this code and hint.
    """
    command = tuple(os.fspath(argument) for argument in argv)
    begin = time.monotonic()
    with contextlib.ExitStack() as stack:
        if step:
            stack.enter_context(progress.step(step))
        progress.detail(f"$ {shlex.join(command)}")
        sink = stack.enter_context(open_log(log, command, cwd)) if log else None
        merged = on_line is not None or sink is not None
        child = stack.enter_context(
            started(
                command,
                cwd=cwd,
                env=environment(env, extra_env),
                stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL,
                stdout=sink if sink and not on_line else subprocess.PIPE,
                stderr=subprocess.STDOUT if merged else subprocess.PIPE,
                pass_fds=pass_fds,
            )
        )
        tail: deque[str] = deque(maxlen=TAIL_LINES)
        try:
            if on_line is not None:
                stdout, stderr = "", ""
                pump(child, stdin=stdin, on_line=on_line, sink=sink, tail=tail, timeout=timeout)
            else:
                out, err = child.communicate(None if stdin is None else stdin.encode(), timeout)
                stdout, stderr = text(out), text(err)
        except subprocess.TimeoutExpired:
            end_group(child)
            raise FactoryError(
                f"{program_name(command)} did not end within {timeout:g} seconds",
                where=cwd,
                hint=hint,
                code=code,
                details=[f"command: {shlex.join(command)}"],
                log=log,
            ) from None
    finished = Finished(command, child.returncode, stdout, stderr, time.monotonic() - begin)
    if check and finished.status != 0:
        raise failed(
            finished,
            output=log_tail(log, TAIL_LINES) if log and not tail else list(tail),
            log=log,
            code=code,
            hint=hint,
        )
    return finished


def failed(
    finished: Finished,
    *,
    output: Sequence[str] = (),
    log: Path | None = None,
    code: ExitCode = ExitCode.BUILD,
    hint: str | None = None,
) -> FactoryError:
    """The error for a program that ended with a status other than 0."""
    lines = list(output) or (finished.stderr.rstrip() or finished.stdout.rstrip()).splitlines()
    if says_disk_is_full(lines):
        # The program's own message is below; what to do about it is not a matter of the program.
        code, hint = ExitCode.DISK, FREE_SPACE
    return FactoryError(
        f"{program_name(finished.argv)} {status_text(finished.status)}",
        hint=hint,
        code=code,
        details=[f"command: {shlex.join(finished.argv)}", *lines[-TAIL_LINES:]],
        log=log,
    )
