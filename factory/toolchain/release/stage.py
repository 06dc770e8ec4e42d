"""Runs configure and make of one package: shows stage, time and the file at hand; all output goes into a log."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factory import process
from factory.progress import Progress
from factory.toolchain.host import environment

BUILD = "x86_64-pc-linux-gnu"  # what configure calls the machine that compiles
_HINT = "the log has the whole output; `factory doctor` shows what this machine lacks"
_SHOWN = (".o", ".lo", ".c", ".cc", ".S", ".a", ".la")


@dataclass(frozen=True)
class Stage:
    """One package in its build folder. programs: folders that go first in PATH."""

    name: str
    folder: Path
    log: Path
    progress: Progress
    programs: tuple[Path, ...] = ()

    def configure(self, script: Path, arguments: Sequence[str], variables: dict[str, str] | None = None) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        # configure keeps what its variables were only when they are arguments.
        words = [f"{name}={value}" for name, value in (variables or {}).items()]
        self._run(f"{self.name}: configure", [script, *arguments, *words])

    def make(self, step: str, *targets: str, variables: dict[str, str] | None = None) -> None:
        words = [f"{name}={value}" for name, value in (variables or {}).items()]
        jobs = len(os.sched_getaffinity(0)) + 1
        # MAKEINFO: nobody reads the manuals here.
        self._run(f"{self.name}: {step}", ["make", f"-j{jobs}", "MAKEINFO=true", *words, *targets])

    def _run(self, step: str, argv: Sequence[str | Path]) -> None:
        env = environment()
        env["PATH"] = os.pathsep.join([*map(str, self.programs), env["PATH"]])
        process.run(
            argv,
            cwd=self.folder,
            env=env,
            log=self.log,
            on_line=self._show,
            step=step,
            progress=self.progress,
            hint=_HINT,
        )

    def _show(self, line: str) -> None:
        """The file that is being made, for the line with the clock."""
        for word in reversed(line.split()):
            if word.endswith(_SHOWN):
                self.progress.status(os.path.basename(word))
                return
