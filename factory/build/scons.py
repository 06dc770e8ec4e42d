"""Runs SCons for the CLI: shows what it does, turns a failure into one error."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from factory import files, process
from factory.build import instrumented, mindriver, packages, request, uptodate
from factory.build.relay import PARENT, Receiver
from factory.build.request import Built, ImageRequest
from factory.build.tools import tool_names
from factory.checkout import OUT, ROOT
from factory.errors import ExitCode, FactoryError
from factory.progress import SILENT, Progress
from factory.recipe import Recipe
from factory.settings import Settings

CLICK = OUT / "host" / "click"


def build_images(
    requests: list[ImageRequest],
    *,
    progress: Progress = SILENT,
    jobs: int = 0,
    offline: bool = False,
    checked: bool = True,
    settings: Settings | None = None,
) -> list[Built]:
    """Builds images, each with its request's profile or its recipe's.

    settings: in place of those of the user's file.
    checked: user-space click accepts a configuration before its image is linked. False: it has done so elsewhere.
    Raises FactoryError: CONFIG for a bad recipe, BUILD for a compiler's or linker's error.
    """
    request.refuse_clashes(requests)
    built = [Built(item.name, ROOT / item.folder) for item in requests]
    path = request.save(requests)
    names = ", ".join(item.name for item in built)
    more = _outside(requests)
    stamp = uptodate.Stamp(
        OUT / ".uptodate" / f"{path.stem}{'' if checked else '-unchecked'}", [item.image for item in built], more
    )
    _scons(
        [item.image for item in built],
        [f"request={path}", f"offline={int(offline)}", f"checked={int(checked)}", *_words(settings)],
        f"build {names}",
        progress,
        jobs=jobs,
        stamp=stamp,
    )
    return built


def build_boot_programs(progress: Progress = SILENT) -> dict[str, Built]:
    """Builds tests/boot's programs as images of their own, all in one run: starting SCons costs more than most do."""
    folder = ROOT / "tests" / "boot"
    built = {path.stem: Built(path.stem, OUT / "boot") for path in folder.glob("*.c*")}
    images = [each.image for each in built.values()]
    stamp = uptodate.Stamp(OUT / ".uptodate" / "boot", images, (folder,))
    _scons(images, [], "build the boot tests", progress, stamp=stamp)
    return built


def build_user_click(progress: Progress = SILENT, jobs: int = 0) -> Path:
    """Builds the user-space router with every element, and the tools beside it."""
    targets = [CLICK, *(CLICK.parent / name for name in tool_names())]
    stamp = uptodate.Stamp(OUT / ".uptodate" / "click", targets)
    _scons(targets, [], "build click for this machine", progress, jobs=jobs, stamp=stamp)
    return CLICK


def build_click_of(recipe: Recipe, progress: Progress = SILENT) -> Path:
    """The user-space router that can read a recipe's configuration: with the elements of its packages."""
    if not recipe.more.packages:
        return build_user_click(progress)
    program = ROOT / packages.program_of(recipe)
    asked = [ImageRequest(recipe.name, str(recipe.folder), f"out/{recipe.name}", {})]
    stamp = uptodate.Stamp(OUT / ".uptodate" / f"click-{recipe.name}", [program], _outside(asked))
    _scons([program], [f"request={request.save(asked)}"], f"build click for {recipe.name}", progress, stamp=stamp)
    return program


def _outside(requests: list[ImageRequest]) -> tuple[Path, ...]:
    """What is read and may lie outside the checkout: recipes, parameters, packages of elements."""
    named = [Path(name) for each in requests for name in (each.recipe, each.params_file) if name]
    return (*named, *(package.folder for each in requests for package in each.load().more.packages))


def build_mindriver(listing: Path, progress: Progress = SILENT, jobs: int = 0) -> Path:
    """Builds the user-space router of the elements in a file elements_PKG.conf; the program's path.

    Raises FactoryError as mindriver.read() does.
    """
    listing = listing.absolute()
    mindriver.read(listing)
    program = mindriver.program_of(listing)
    stamp = uptodate.Stamp(OUT / ".uptodate" / f"mindriver-{program.name}", [program], (listing,))
    _scons([program], [f"mindriver={listing}"], f"build {program.name}", progress, jobs=jobs, stamp=stamp)
    return program


def build_instrumented(kind: str, names: Sequence[str], progress: Progress = SILENT) -> list[Path]:
    """Builds archives and programs of one of factory.build.instrumented.KINDS; their paths, in the same order."""
    targets = [instrumented.path_of(kind, name) for name in names]
    marked = files.sha256_bytes("\n".join(names))[:16]
    more = tuple(ROOT / folder for folder in instrumented.PROGRAMS)
    stamp = uptodate.Stamp(OUT / ".uptodate" / f"{kind}-{marked}", targets, more)
    _scons(targets, [], f"build click for this machine, {kind}", progress, stamp=stamp)
    return targets


def _words(settings: Settings | None) -> list[str]:
    return [] if settings is None else [f"settings={settings.encoded()}"]


def _scons(
    targets: list[Path], arguments: list[str], step: str, progress: Progress, *, jobs: int = 0, stamp: uptodate.Stamp
) -> None:
    if stamp.holds():
        return
    names = [str(target.relative_to(ROOT)) for target in targets]
    run([*([f"-j{jobs}"] if jobs else []), *arguments, *names], step, progress)
    stamp.record()


def run(words: list[str], step: str, progress: Progress) -> None:
    """One run of SCons, with these words on its command line. Raises FactoryError when it fails."""
    lines: list[str] = []
    messages = Receiver(progress)

    def saw(line: str) -> None:
        if not messages.take(line):
            lines.append(line)
            progress.status(line)
            progress.detail(line)

    command = [sys.executable, "-m", "SCons", "-Q", "--no-site-dir", *words]
    environment = {PARENT: "1", "PYTHONHASHSEED": "0"}
    try:
        finished = process.run(
            command, cwd=ROOT, extra_env=environment, on_line=saw, step=step, progress=progress, check=False
        )
    finally:
        messages.close()
    if finished.status:
        raise messages.failure or FactoryError(
            f"the build {process.status_text(finished.status)}",
            details=lines[-process.TAIL_LINES :],
            code=ExitCode.BUILD,
        )
