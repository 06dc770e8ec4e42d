"""How SCons runs a command: no shell, output collected, results renamed into place.

A compiler that is killed leaves a temporary file and never half an object under its real name. A command that fails
says which, with what output, and where the log is. Not through factory.process: SCons ends its commands itself, they
belong to its process group, and a program more for each file that is compiled would be felt.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import subprocess
import threading
from pathlib import Path

from factory.build import compile_errors, link_errors, read_files, relay
from factory.build.launcher import Launcher
from factory.errors import FREE_SPACE, ExitCode, FactoryError, says_disk_is_full
from factory.process import status_text

_SHOWN = 60  # lines of a compiler's output; the first errors are the ones that count


class Spawner:
    """SCons's SPAWN. One log for a whole run; a run that has nothing to do leaves the last one."""

    def __init__(self, log: Path, launcher: Launcher | None = None) -> None:
        self._log = log
        self._launcher = launcher
        self._mode = "w"
        self._lock = threading.Lock()
        self._read: dict[str, list[str]] = {}
        log.parent.mkdir(parents=True, exist_ok=True)

    def read(self, target: str) -> list[str] | None:
        """The files that a target was compiled from; None when it was not, when its compiler said something, or when
        it may have been another one than this machine's."""
        return self._read.get(target)

    def __call__(
        self, _shell: str, _escape: object, _command: str, arguments: list[str], environment: dict[str, str]
    ) -> int:
        argv = shlex.split(" ".join(arguments))
        actual, target, scratch = _redirected(argv)
        rule = f"{scratch}.d" if scratch and "-c" in argv else None
        if rule:
            # -MT: else the temporary name would be a part of what ccache remembers.
            actual += ["-MD", "-MF", rule, "-MT", "object"]
        launcher = self._launcher if self._launcher and self._launcher.fits(argv) else None
        if launcher:
            actual, environment = launcher.before(actual), environment | launcher.environment(argv)
        try:
            done = subprocess.run(
                actual,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            status, output = done.returncode, done.stdout.decode("utf-8", "replace")
            if status == 0 and scratch and target:
                os.replace(scratch, target)
                if rule and not output.strip() and os.path.exists(rule) and (launcher is None or launcher.own):
                    self._read[target] = read_files.parse(Path(rule).read_text(errors="surrogateescape"))
        except OSError as error:
            status, output = 1, f"{error.filename or argv[0]}: {error.strerror}\n"
        for left in filter(None, (scratch if status else None, rule)):
            with contextlib.suppress(OSError):
                os.unlink(left)
        self._report(argv, status, output)
        return status

    def _report(self, argv: list[str], status: int, output: str) -> None:
        command = shlex.join(argv)
        with self._lock:
            with contextlib.suppress(OSError), self._log.open(self._mode) as log:
                log.write(f"$ {command}\n{output}")
                self._mode = "a"
            if status:
                relay.report(self._failure(argv, status, output.splitlines()))
            elif output.strip():
                print(output, end="", flush=True)

    def _failure(self, argv: list[str], status: int, output: list[str]) -> FactoryError:
        full = says_disk_is_full(output)
        if "-c" not in argv and not full and (explained := link_errors.explain(output, str(self._log))):
            return explained
        found = None if full else compile_errors.hint(output, argv)
        return FactoryError(
            f"{_what(argv)} {status_text(status)}",
            where=None if full else compile_errors.place(output),
            details=[f"command: {shlex.join(argv)}", *output[:_SHOWN]],
            log=self._log,
            hint=FREE_SPACE if full else found or "mend what the compiler says and build again",
            code=ExitCode.DISK if full else ExitCode.BUILD,
        )


def _redirected(argv: list[str]) -> tuple[list[str], str | None, str | None]:
    """The command with `-o X` writing to a temporary name beside X."""
    if "-o" not in argv[:-1]:
        return argv, None, None
    at = argv.index("-o") + 1
    target = argv[at]
    scratch = f"{target}.{os.getpid()}.tmp"
    return [*argv[:at], scratch, *argv[at + 1 :]], target, scratch


def _what(argv: list[str]) -> str:
    source = next((a for a in reversed(argv) if a.endswith((".c", ".cc", ".cpp", ".cxx", ".S"))), None)
    target = argv[argv.index("-o") + 1] if "-o" in argv[:-1] else ""
    return f"compiling {source}" if source else f"making {target}" if target else Path(argv[0]).name
