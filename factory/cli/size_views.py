"""What `factory size` shows besides tables of one image: a page, the history, and sizes kept of earlier commits."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from factory.cli.ui import Ui
from factory.errors import ExitCode, FactoryError

if TYPE_CHECKING:
    from factory.recipe import Recipe
    from factory.size import Report
    from factory.size.history import History
    from factory.size.point import Point

_PROFILES = ("dev", "release")


def write_page(report: Report, history: History | None, to: Path, ui: Ui) -> int:
    """The treemap, with the history's line when there is one."""
    from factory import files
    from factory.size import html

    files.write(to, html.page(report, Path(report.file).stem, history.points(report) if history else ()))
    ui.print(f"{to}")
    ui.result({"html": str(to), "file": report.file, "flash": report.flash})
    return ExitCode.OK


def show_least(recipe: Recipe, image: Path, report: Report, machine: str, ui: Ui) -> int:
    """The least memory in which it boots. FAILED when it does not boot at all."""
    from factory.run.least import STEP, least_memory_of

    least = least_memory_of(recipe, image, report.segments, machine, ui.progress)
    what = f"boots in {least / (1 << 20):g} MB" if least else "does not boot"
    ui.print(f"{report.file}: {what} ({machine}, tried in steps of {STEP >> 10} KB); loaded: {report.segments} bytes")
    ui.result({"file": report.file, "machine": machine, "least": least, "step": STEP, "pages": report.segments})
    return ExitCode.OK if least else ExitCode.FAILED


def show_history(report: Report, history: History | None, ui: Ui) -> int:
    """A line of bars and a row for each kept commit, the newest last."""
    from factory.size.spark import sparkline

    points = _of_recipe(history).points(report)
    rows, before = [], None
    for point in points:
        change = "" if before is None else f"{point.flash - before.flash:+}"
        subject = point.blamed if change not in ("", "+0") and point.commit else point.subject
        rows.append([point.short, _day(point), point.flash, change, point.memory, subject])
        before = point
    ui.print(f"{sparkline([point.flash for point in points])}  {report.flash} bytes")
    ui.table(["COMMIT", "DATE", "FLASH", "CHANGE", "PAGES", "SUBJECT"], rows, right=[2, 3, 4])
    ui.result({"file": report.file, "points": [asdict(point) for point in points]})
    return ExitCode.OK


def kept(word: str, history: History | None, by: str) -> Report:
    """The kept sizes that a user names. word: a profile (then the newest that is kept) or a commit."""
    from dataclasses import replace

    from factory.size import commits

    history = _of_recipe(history)
    if by in ("symbol", "inlined"):
        raise FactoryError(
            "symbols and lines are not kept", hint="--diff with an image's file has them, --by source comes close",
            code=ExitCode.USAGE,
        )  # fmt: skip
    if word in _PROFILES:
        history = replace(history, profile=word)
        points = history.points()
        commit = points[-1].commit if points else ""
        what = f"no size of {history.name} is kept for the profile {word}"
    else:
        commit = commits.find(word, history.root)
        what = f"the size of {history.name} ({history.profile}) at {word} is not kept"
        if not commit:
            raise FactoryError(
                f"{word!r} is no image, commit or profile", hint="`factory size RECIPE --history` shows commits",
                code=ExitCode.USAGE,
            )  # fmt: skip
    report = history.report(commit) if commit else None
    if report is None:
        hint = f"a build keeps it: check that commit out, then `factory build {history.name}`"
        if word in _PROFILES:
            hint = f"`factory build {history.name} --profile {word}` keeps it when nothing is changed since the commit"
        raise FactoryError(what, hint=hint, code=ExitCode.USAGE)
    return replace(report, file=f"{history.name} ({history.profile}) at {commit[:10]}")


def _of_recipe(history: History | None) -> History:
    if history is None:
        raise FactoryError(
            "only recipes of this checkout have a history, with their parameters as they are", code=ExitCode.USAGE
        )
    return history


def _day(point: Point) -> str:
    return time.strftime("%Y-%m-%d", time.gmtime(point.time)) if point.time else ""
