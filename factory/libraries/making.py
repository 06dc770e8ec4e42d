"""[make]: upstream's own build system."""

from __future__ import annotations

from pathlib import Path

from factory import process
from factory.libraries import install
from factory.libraries.model import Make
from factory.libraries.work import Work


def build(work: Work, make: Make, entry: Path) -> None:
    """Runs the commands in {build} and collects the results; the log has all of their output."""
    for words in make.commands:
        command = work.command(words)
        with work.progress.step(f"{work.library.name}: {Path(command[0]).name}"):
            process.run(
                command,
                cwd=work.build,
                env=work.env,
                log=work.log,
                progress=work.progress,
                hint=f"the commands stand in {work.library.where}",
            )
    install.results(work, make.results, entry)
    for name in work.library.archives:
        if not (entry / "lib" / f"lib{name}.a").is_file():
            raise install.error(work, f"[make.results] does not give lib/lib{name}.a")
