"""[compile]: upstream's files compiled by us, several at once, into one archive that depends on its inputs only."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from factory import process
from factory.errors import disk_errors
from factory.libraries import install
from factory.libraries.model import Compile
from factory.libraries.parallel import run_all
from factory.libraries.work import Work

_CXX = (".cc", ".cpp", ".cxx")
_SUFFIXES = (".c", ".S", *_CXX)


@dataclass(frozen=True)
class _Job:
    source: Path
    target: Path
    command: tuple[str, ...]


def build(work: Work, steps: Compile, entry: Path) -> None:
    for each in steps.generate:
        process.run(
            work.command(each.command), cwd=work.build, env=work.env, log=work.log, progress=work.progress,
            hint=f"the commands stand in {work.library.where}",
        )  # fmt: skip
        install.headers(work, each.headers, work.build, entry / "include")
    jobs = _jobs(work, steps)
    run_all(
        [job.command for job in jobs], jobs=work.jobs, folder=work.build, env=work.env, log=work.log,
        hint=f"see {work.library.where}", done=lambda n: work.progress.status(f"{n} of {len(jobs)} files"),
    )  # fmt: skip
    archive = entry / "lib" / f"lib{work.library.archives[0]}.a"
    # D: no times, no owners.
    process.run([work.toolchain.ar, "rcsD", archive, *(job.target for job in jobs)], env=work.env, log=work.log)


def _jobs(work: Work, steps: Compile) -> list[_Job]:
    skipped = {path for pattern in steps.skip for path in install.find(work, work.source, pattern)}
    found = [path for pattern in steps.sources for path in install.find(work, work.source, pattern)]
    sources = [path for path in dict.fromkeys(found) if path not in skipped]
    made = [p for each in steps.generate for pattern in each.compile for p in install.find(work, work.build, pattern)]
    jobs = [_job(work, steps, path, work.source) for path in sources]
    jobs += [_job(work, steps, path, work.build) for path in dict.fromkeys(made)]
    names = [job.target for job in jobs]
    for job in jobs:
        if names.count(job.target) > 1:
            raise install.error(work, f"two sources would make the object {job.target.name}")
    with disk_errors("make room for objects", work.build):
        (work.build / "objects").mkdir()
    return sorted(jobs, key=lambda job: job.target.name)


def _job(work: Work, steps: Compile, source: Path, top: Path) -> _Job:
    tools, relative = work.toolchain, source.relative_to(top)
    if source.suffix not in _SUFFIXES:
        raise install.error(work, f"{relative} cannot be compiled: it ends in none of {', '.join(_SUFFIXES)}")
    cxx = source.suffix in _CXX
    language = tools.app_cxxflags if cxx else tools.asflags if source.suffix == ".S" else tools.cflags
    # Objects of all folders lie in one: an archive's members have no folders.
    target = work.build / "objects" / f"{'-'.join(relative.with_suffix('').parts)}.o"
    for folder in steps.include:
        if not (work.source / folder).is_dir():
            raise install.error(work, f"the include folder {folder!r} is not in the source")
    return _Job(
        source,
        target,
        (
            tools.cxx if cxx else tools.cc,
            *work.base_flags(language),
            *work.include_flags(work.build, *(work.source / folder for folder in steps.include)),
            *(f"-D{name}" if value is None else f"-D{name}={value}" for name, value in steps.defines),
            *steps.flags,
            # For names that gcc makes up: by file, not by time and process.
            f"-frandom-seed={relative}",
            "-c",
            str(source),
            "-o",
            str(target),
        ),
    )
