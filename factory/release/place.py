"""Where a release goes: nothing but an older release is ever replaced there."""

from __future__ import annotations

import os
from pathlib import Path

from factory.errors import ExitCode, FactoryError, disk_errors
from factory.release import sums
from factory.release.seal import OWN, PROVENANCE, PUBLIC

_SHOWN = 5  # names of files that are in the way


def place_of(folder: Path) -> Path:
    """The folder itself: a link to it stays as it is. Raises FactoryError for a place that cannot be taken."""
    place = Path(os.path.realpath(folder))
    if place == Path.cwd():
        raise FactoryError(
            "the current folder cannot become a release", where=place, hint="name a folder in it with --to",
            code=ExitCode.USAGE,
        )  # fmt: skip
    refuse_other(place)
    return place


def refuse_other(place: Path) -> None:
    """Raises FactoryError unless there is nothing, an empty folder, or a release and not a file more.

    Only names count: the older release may be damaged, or have been edited.
    """
    with disk_errors("look at the release's folder", place):
        if not place.exists() or (place.is_dir() and not any(place.iterdir())):
            return
    others = _others(place)
    if others:
        raise FactoryError(
            "there is something else in the release's place", where=place, details=others[:_SHOWN],
            hint="name another folder with --to, or move this away", code=ExitCode.USAGE,
        )  # fmt: skip


def _others(place: Path) -> list[str]:
    """Empty for a release, else what there is that belongs to none."""
    listed = place / sums.NAME
    if not listed.is_file():
        return [f"it has no {sums.NAME}"]
    try:
        with disk_errors(f"read {sums.NAME}", listed):
            known = sums.parse(listed, listed.read_bytes()).keys() | OWN
        if not {PROVENANCE, PUBLIC} <= known:
            return [f"its {sums.NAME} is not a release's"]
        return sorted(sums.files_below(place).keys() - known)
    except FactoryError as error:
        return [error.what]
