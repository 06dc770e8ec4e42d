"""The one place that runs other programs. Argument lists only, no shell.

A child gets a session of its own, so that an interrupt here can end all of it, and a signal when this process dies
(even by `kill -9`), so that nothing builds on in the background.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from factory.errors import ExitCode, FactoryError, disk_error, disk_errors
from factory.progress import SILENT, Progress

Argument = str | os.PathLike[str]
TAIL_LINES = 25  # of a failed command's output that an error shows
_GRACE = 3.0  # seconds between asking a process group to end and killing it


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
) -> Finished:
    """Runs a program to its end.

    env replaces the environment, extra_env adds to it. log: both outputs are appended to this file (else they are
    returned). on_line: called with each line of both outputs as it comes. step: shown with its running time.
    timeout is in seconds. With check, a status other than 0 raises a FactoryError with this code and hint.
    """
    command = tuple(os.fspath(argument) for argument in argv)
    started = time.monotonic()
    with contextlib.ExitStack() as stack:
        if step:
            stack.enter_context(progress.step(step))
        progress.detail(f"$ {shlex.join(command)}")
        sink = stack.enter_context(_open_log(log, command, cwd)) if log else None
        merged = on_line is not None or sink is not None
        child = stack.enter_context(
            _started(
                command,
                cwd=cwd,
                env=_environment(env, extra_env),
                stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL,
                stdout=sink if sink and not on_line else subprocess.PIPE,
                stderr=subprocess.STDOUT if merged else subprocess.PIPE,
            )
        )
        tail: list[str] = []
        try:
            if on_line is not None:
                stdout, stderr = "", ""
                _pump(child, stdin=stdin, on_line=on_line, sink=sink, tail=tail, timeout=timeout)
            else:
                out, err = child.communicate(None if stdin is None else stdin.encode(), timeout)
                stdout, stderr = _text(out), _text(err)
        except subprocess.TimeoutExpired:
            _end_group(child)
            raise FactoryError(
                f"{_name(command)} did not end within {timeout:g} seconds",
                where=cwd,
                hint=hint,
                code=code,
                details=[f"command: {shlex.join(command)}"],
                log=log,
            ) from None
    finished = Finished(command, child.returncode, stdout, stderr, time.monotonic() - started)
    if check and finished.status != 0:
        raise failed(finished, output=_log_tail(log) if log and not tail else tail, log=log, code=code, hint=hint)
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
    return FactoryError(
        f"{_name(finished.argv)} {status_text(finished.status)}",
        hint=hint,
        code=code,
        details=[f"command: {shlex.join(finished.argv)}", *lines[-TAIL_LINES:]],
        log=log,
    )


def status_text(status: int) -> str:
    """`failed with status 2` or `was ended by SIGSEGV`."""
    if status >= 0:
        return f"failed with status {status}"
    try:
        return f"was ended by {signal.Signals(-status).name}"
    except ValueError:
        return f"was ended by signal {-status}"


@contextmanager
def spawn(
    argv: Sequence[Argument],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    extra_env: Mapping[str, str] | None = None,
    stdin: int | IO[bytes] = subprocess.DEVNULL,
    stdout: int | IO[bytes] = subprocess.PIPE,
    stderr: int | IO[bytes] = subprocess.STDOUT,
    pass_fds: Sequence[int] = (),
) -> Iterator[subprocess.Popen[bytes]]:
    """A program that runs beside the body (an emulator, a server); it and its children end with the body."""
    command = tuple(os.fspath(argument) for argument in argv)
    with _started(
        command, cwd=cwd, env=_environment(env, extra_env), stdin=stdin, stdout=stdout, stderr=stderr, pass_fds=pass_fds
    ) as child:
        yield child


def interactive(
    argv: Sequence[Argument], *, cwd: Path | None = None, extra_env: Mapping[str, str] | None = None
) -> int:
    """Gives the terminal to a program until it ends (Ctrl-C is the program's); returns its status."""
    command = tuple(os.fspath(argument) for argument in argv)
    previous = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        child = _popen(
            command, cwd=cwd, env=_environment(None, extra_env), start_new_session=False, restore_sigint=True
        )
        with child:
            return child.wait()
    finally:
        signal.signal(signal.SIGINT, previous)


@contextmanager
def _started(command: tuple[str, ...], **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    child = _popen(command, start_new_session=True, **options)
    try:
        yield child
    finally:
        _end_group(child)
        for stream in (child.stdin, child.stdout, child.stderr):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


def _popen(command: tuple[str, ...], *, restore_sigint: bool = False, **options: Any) -> subprocess.Popen[bytes]:
    program = shutil.which(command[0], path=(options.get("env") or os.environ).get("PATH"))
    cwd = options.get("cwd")
    if program is None and not (os.sep in command[0] and cwd and Path(str(cwd), command[0]).exists()):
        raise FactoryError(
            f"cannot find the program {command[0]}",
            hint="`factory doctor` shows what this machine lacks",
            code=ExitCode.HOST,
        )
    # setpriv (util-linux, part of every Debian) asks the kernel for a SIGTERM when we die. A preexec_fn could do it
    # too, but is not safe beside threads. An ignored SIGINT would be inherited, so interactive() has env reset it.
    prefix = ["setpriv", "--pdeathsig", "TERM", "--"] if shutil.which("setpriv") else []
    if restore_sigint:
        prefix += ["env", "--default-signal=INT", "--"]
    try:
        return subprocess.Popen([*prefix, *command], **options)
    except OSError as error:
        raise disk_error(error, f"start {_name(command)}", str(cwd) if cwd else None) from error


def _end_group(child: subprocess.Popen[bytes]) -> None:
    """Ends what is left of the child's group: asks, waits a little, kills. Nothing happens to an ended child."""
    if child.poll() is not None:
        return
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_GRACE)
            break
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)  # grandchildren that did not obey


def _pump(
    child: subprocess.Popen[bytes],
    *,
    stdin: str | None,
    on_line: Callable[[str], None],
    sink: IO[bytes] | None,
    tail: list[str],
    timeout: float | None,
) -> None:
    """Hands each line to on_line and the log; keeps the last ones for an error message."""
    expired = threading.Event()

    def expire() -> None:
        expired.set()
        _end_group(child)

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
            line = _text(raw).rstrip("\r\n")
            tail.append(line)
            del tail[:-TAIL_LINES]
            on_line(line)
        child.wait()
    finally:
        if timer:
            timer.cancel()
    if expired.is_set():
        raise subprocess.TimeoutExpired(child.args, timeout or 0)


@contextmanager
def _open_log(log: Path, command: tuple[str, ...], cwd: Path | None) -> Iterator[IO[bytes]]:
    with disk_errors("write the log", log):
        log.parent.mkdir(parents=True, exist_ok=True)
        sink = log.open("ab", buffering=0)
        sink.write(f"[{cwd or Path.cwd()}]$ {shlex.join(command)}\n".encode())
    with sink:
        yield sink


def _log_tail(log: Path) -> list[str]:
    with contextlib.suppress(OSError), log.open("rb") as stream:
        stream.seek(max(0, log.stat().st_size - 64 * 1024))
        # The log may hold earlier commands: what this one said comes after the last header.
        return re.split(r"^\[.*\]\$ .*\n", _text(stream.read()), flags=re.MULTILINE)[-1].rstrip().splitlines()
    return []


def _environment(env: Mapping[str, str] | None, extra: Mapping[str, str] | None) -> dict[str, str] | None:
    if env is None and extra is None:
        return None
    return {**(os.environ if env is None else env), **(extra or {})}


def _name(command: Sequence[str]) -> str:
    return os.path.basename(command[0])


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", "replace")
