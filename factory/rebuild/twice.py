"""Builds images, builds them again in other surroundings, and compares."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from factory import files
from factory.build import Built, ImageRequest, build_images, domain_files
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.progress import SILENT, Progress
from factory.rebuild.copy import copy_sources, moved
from factory.rebuild.difference import Difference, compare
from factory.rebuild.outcome import Outcome
from factory.rebuild.surroundings import Surroundings, parent

_SHOWN = 25  # lines of a failed build
ENDINGS = (".elf", ".debug", ".map", ".click", ".cfg", "-pv.cfg")
"""What an image's folder has, behind the image's name: all of it must come out the same."""


def verify(requests: Sequence[ImageRequest], progress: Progress = SILENT, *, jobs: int = 0) -> list[Outcome]:
    """An outcome for each image. Raises FactoryError when one of the two builds fails."""
    images = build_images(list(requests), progress=progress, jobs=jobs)
    for each, built in zip(requests, images, strict=True):
        domain_files.write(each.load(), built)
    with rebuilt(requests, progress) as (again, shown):
        return [
            Outcome(one.name, digests(other), shown, one.folder, tuple(differences(one, other)))
            for one, other in zip(images, again, strict=True)
        ]


def verify_image(request: ImageRequest, image: Path, progress: Progress = SILENT) -> Outcome:
    """Builds one image again and compares it with a file, such as that of a release. Raises FactoryError as above."""
    if not image.is_file():
        raise FactoryError("no such file", where=image, code=ExitCode.USAGE)
    # What the cache lacks is made by an ordinary build: the other one has no network.
    build_images([request], progress=progress)
    with rebuilt([request], progress) as (again, shown):
        found = compare(image, again[0].image)
        return Outcome(request.name, digests(again[0]), shown, image, (found,) if found else ())


@contextmanager
def rebuilt(
    requests: Sequence[ImageRequest], progress: Progress = SILENT
) -> Iterator[tuple[list[Built], tuple[str, ...]]]:
    """The images, built from nothing in other surroundings, while the body runs; what was other, in words.

    Toolchains, libraries and sources come from the cache; what it lacks has to be there before (an ordinary build).
    """
    with files.scratch(parent(), "factory-rebuild") as folder:
        place = Surroundings.make(folder)
        copy_sources(place.checkout)
        asked = moved(requests, place.checkout, place.outside)
        listing = folder / "requests.json"
        with disk_errors("write the request", listing):
            listing.write_text(json.dumps([asdict(each) for each in asked]))
        tail: deque[str] = deque(maxlen=_SHOWN)
        # -P: modules come from the copy, not from the current folder (which is the same here) or from this checkout.
        command = [sys.executable, "-P", "-m", "factory.rebuild", str(listing), str(place.jobs)]
        names = ", ".join(each.name for each in requests)
        status = place.run(command, step=f"build {names} again elsewhere", progress=progress, on_line=tail.append)
        if status:
            raise FactoryError(
                f"the build of {names} in other surroundings failed (status {status})",
                where=place.checkout, details=tail, hint="the same build in this checkout works", code=ExitCode.BUILD,
            )  # fmt: skip
        yield [Built(each.name, place.checkout / each.folder) for each in asked], place.shown


def digests(built: Built) -> tuple[tuple[str, str], ...]:
    found = (built.folder / f"{built.name}{ending}" for ending in ENDINGS)
    return tuple((path.name, files.sha256(path)) for path in found if path.is_file())


def differences(one: Built, other: Built) -> Iterator[Difference]:
    for ending in ENDINGS:
        name = f"{one.name}{ending}"
        if found := compare(one.folder / name, other.folder / name):
            yield found
