"""Runs an app's tests: a boot for each case and machine, a verdict for each step."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from factory import files, sources
from factory.build import Built, build_images
from factory.errors import ExitCode, FactoryError
from factory.progress import SILENT, Progress
from factory.recipe import Recipe, load
from factory.run.qemu import MACHINES, Guest, Link
from factory.testing import variants
from factory.testing.apps import client, talk
from factory.testing.apps.case import AppCase, load_cases
from factory.testing.apps.guest import AppGuest, started
from factory.testing.apps.packets import Cables, cables, has_packets
from factory.testing.apps.step import Step
from factory.testing.capture import CaptureStore

Start = Callable[[Guest, Path, Iterable[tuple[str, int]]], AbstractContextManager[AppGuest]]


@dataclass(frozen=True)
class AppVerdict:
    """The outcome of one step on one machine. No complaints: it passed. seconds: what it took."""

    case: str
    place: str
    step: str
    seconds: float
    complaints: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.complaints


def run(
    base: Recipe, overrides: dict[str, Any], params: Path | None, *, machines: tuple[str, ...],
    profile: str | None = None, progress: Progress = SILENT, offline: bool = False, start: Start = started,
) -> Iterator[AppVerdict]:  # fmt: skip
    """Builds what is needed and yields a verdict for each step. After a failed one, the case's others are left out.

    start: what starts a machine; on another kind than QEMU's, cases that are for some of QEMU's are left out.
    """
    cases = load_cases(base.folder / "tests")
    if not cases:
        raise FactoryError(f"{base.name} has no tests", where=base.folder / "tests", code=ExitCode.CONFIG)
    wanted = {
        variants.key(case.parameters): variants.image_request(base, overrides, case.parameters, params, profile)
        for case in cases
    }
    # In one run of SCons: it takes longer to start than to link an image.
    built = dict(zip(wanted, build_images(list(wanted.values()), progress=progress, offline=offline), strict=True))
    captures = CaptureStore(lambda: sources.get("tcpdump", offline=offline, progress=progress))
    for case in cases:
        recipe = load(str(base.folder), {**overrides, **case.parameters}, params) if case.parameters else base
        image = built[variants.key(case.parameters)]
        for machine in machines:
            if machine in case.machines or (machine not in MACHINES and set(case.machines) == set(MACHINES)):
                yield from _booted(case, recipe, image, machine, captures=captures, start_machine=start)


def _booted(
    case: AppCase, recipe: Recipe, built: Built, machine: str, *, captures: CaptureStore, start_machine: Start
) -> Iterator[AppVerdict]:  # fmt: skip
    guest = Guest(
        image=built.image,
        memory=case.memory or recipe.memory,
        links=_links(case, recipe),
        machine=machine,
        arguments=case.arguments or "",
    )
    ports = [port for step in case.steps for port in step.ports()]
    begin = time.monotonic()
    # Not beside the image: clients may write there, and a Unix socket's path is short.
    with (
        files.scratch(Path(tempfile.gettempdir()), "factory-app") as scratch,
        cables(case, recipe, scratch, captures) as wires,
        start_machine(replace(guest, links=wires.links or guest.links), built.debug, ports) as running,
    ):
        wires.plug_in(running)
        folders = {"recipe": recipe.folder, "tests": case.path.parent, "scratch": scratch}
        deadline = begin + case.time
        for step in case.steps:
            start = time.monotonic()
            complaints = _done(step, running, wires, folders, deadline)
            verdict = AppVerdict(case.name, machine, _title(step), time.monotonic() - start, tuple(complaints))
            yield verdict
            if not verdict.passed:
                return
        start = time.monotonic()
        complaints = wires.late() or _end(case, running, deadline)
        if complaints or case.status is not None:
            yield AppVerdict(case.name, machine, "end", time.monotonic() - start, tuple(complaints))


def _links(case: AppCase, recipe: Recipe) -> tuple[Link, ...]:
    count = len(recipe.interfaces)
    if len(case.links) > count:
        raise FactoryError(
            f"the test plugs in {len(case.links)} interfaces, {recipe.name} has {count}",
            where=case.path,
            code=ExitCode.CONFIG,
        )
    if case.links and has_packets(case.steps):
        raise FactoryError(
            "steps with frames take all interfaces", where=case.path, hint="leave out links", code=ExitCode.CONFIG
        )
    given = case.links or ("user",)
    return tuple(Link(given[index] if index < len(given) else "none") for index in range(count))


def _done(step: Step, running: AppGuest, wires: Cables, folders: dict[str, Path], deadline: float) -> list[str]:
    left = deadline - time.monotonic()
    if left <= 0:
        return ["no time is left for it", *running.tail()]
    complaints: list[str] = []
    if step.does == "type":
        running.type(step.text)
    elif step.does == "run":
        complaints = client.run(step, running.ports, folders)
    elif step.does == "connect":
        complaints = talk.run(step, running.ports)
    elif step.does == "on":
        complaints = wires.run(step, min(left, step.time))
    else:
        for wanted in step.console:
            if not running.expect(wanted, min(left, step.time)):
                complaints = [f"the console did not show {wanted}"]
                break
    return [*complaints, *running.tail()] if complaints else []


def _end(case: AppCase, running: AppGuest, deadline: float) -> list[str]:
    """What is wrong with how the app ended, or that it did."""
    if case.status is None and running.running:
        return []
    status = running.end(max(deadline - time.monotonic(), 0.1))
    if status == (case.status or 0):
        return []
    what = "the app runs on" if status is None else f"the app's exit status is {status}"
    return [f"{what}; {case.status or 0} was expected", *running.tail()]


def _title(step: Step) -> str:
    number = f"step {step.number}" if step.number else "console"
    times = max(step.repeat, step.parallel)
    if step.packets:
        return f"{number}: frames from {step.packets.on} to {step.packets.to}"
    what = {"run": step.run[0] if step.run else "", "connect": ":".join(map(str, step.connect))}.get(step.does, "")
    what = f"{step.does} {what}".rstrip() if step.number else f"{len(step.console)} lines"
    return f"{number}: {what}{f', {times} times' if times > 1 else ''}"
