"""Why targets were made, and why they would be made now: `factory explain`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factory import files
from factory.build import journal, request, scons
from factory.build.journal import Made
from factory.build.request import ImageRequest
from factory.checkout import OUT, ROOT
from factory.progress import SILENT, Progress


@dataclass(frozen=True)
class Explanation:
    """target: relative to the checkout. would: why it would be made now, empty when it is up to date; was: its last
    making, None when the journal does not know it."""

    target: str
    would: tuple[str, ...]
    was: Made | None


def explain_images(requests: Sequence[ImageRequest], progress: Progress = SILENT) -> list[Explanation]:
    """What building these images would make, in its order; the images themselves in any case, last."""
    path = request.save(list(requests))
    names = [f"{each.folder}/{each.name}.elf" for each in requests]
    would = _dry([f"request={path}", *names], progress)
    was = journal.read()
    shown = dict.fromkeys([*(name for name in would if name not in names), *names])
    return [Explanation(name, would[name].reasons if name in would else (), was.get(name)) for name in shown]


def explain_path(path: Path, requests: Sequence[ImageRequest], progress: Progress = SILENT) -> list[Explanation]:
    """A file of out/, or a source: then what is compiled from it. requests: the images in whose build it is looked for;
    none: user-space click and its tools."""
    relative = path.relative_to(ROOT).as_posix()
    if requests:
        saved = request.save(list(requests))
        would = _dry([f"request={saved}", *(f"{each.folder}/{each.name}.elf" for each in requests)], progress)
    else:
        would = _dry(["out/host"], progress)
    was = journal.read()
    there = [str(found.relative_to(ROOT)) for found in (*OUT.glob(f"*/{relative}.o"), *OUT.glob(f"*/*/{relative}.o"))]
    if path.is_relative_to(OUT) and path.is_file():
        there.append(relative)
    return [
        Explanation(name, would[name].reasons if name in would else (), was.get(name))
        for name in dict.fromkeys([*would, *was, *sorted(there)])
        if name == relative or name.endswith(f"/{relative}.o")
    ]


def _dry(words: list[str], progress: Progress) -> dict[str, Made]:
    with files.scratch(OUT, "explain") as folder:
        told = folder / "would.json"
        scons.run(["-n", f"explain={told}", *words], "look at what has changed", progress)
        return journal.read(told)
