"""Runs a recipe's packet tests everywhere: in user space, and in the image on each machine type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from factory import sources
from factory.build import build_click_of, build_images
from factory.errors import ExitCode, FactoryError
from factory.progress import SILENT, Progress
from factory.recipe import Recipe, load
from factory.testing import image, userspace, variants
from factory.testing.capture import CaptureStore
from factory.testing.case import Case, load_cases
from factory.testing.compare import Verdict, judge
from factory.testing.oracle import Exchange, exchanges


@dataclass(frozen=True)
class Plan:
    """One case made concrete."""

    case: Case
    recipe: Recipe
    exchanges: list[Exchange]


def plans(
    base: Recipe, overrides: dict[str, Any], params: Path | None, progress: Progress = SILENT, offline: bool = False,
    *, only_base: bool = False,
) -> list[Plan]:  # fmt: skip
    """Every case of a recipe with its frames; only_base: those for the recipe's image as it is.

    Raises FactoryError when the recipe has no cases.
    """
    cases = [case for case in load_cases(base.folder / "tests") if not (only_base and case.parameters)]
    if not cases:
        raise FactoryError(f"{base.name} has no packet tests", where=base.folder / "tests", code=ExitCode.CONFIG)
    captures = CaptureStore(lambda: sources.get("tcpdump", offline=offline, progress=progress))
    made = []
    for case in cases:
        recipe = load(str(base.folder), {**overrides, **case.parameters}, params) if case.parameters else base
        interfaces = tuple(interface.name for interface in recipe.interfaces)
        made.append(Plan(case, recipe, exchanges(case, interfaces, captures)))
    return made


def in_user_space(plan: Plan, click: Path) -> Iterator[Verdict]:
    names = tuple(interface.name for interface in plan.recipe.interfaces)
    text = plan.recipe.render().text
    for number, exchange in enumerate(plan.exchanges, 1):
        left, handlers = userspace.exchange(click, text, exchange, len(names))
        yield judge(plan.case.name, "user space", number, exchange, left, handlers=handlers, interfaces=names)


Boot = Callable[[Path, str, int, str], AbstractContextManager[image.RunningImage]]  # image, memory, interfaces, machine


def in_image(group: list[Plan], built: Path, machine: str, boot: Boot = image.running) -> Iterator[Verdict]:
    """All cases that share an image, in one boot."""
    recipe = group[0].recipe
    names = tuple(interface.name for interface in recipe.interfaces)
    with boot(built, recipe.memory, len(names), machine) as guest:
        for plan in group:
            for number, exchange in enumerate(plan.exchanges, 1):
                counted = list(exchange.step.handlers)
                before = guest.handlers(counted)
                left = guest.exchange(exchange)
                after = guest.handlers(counted)
                rise = {name: after[name] - before[name] for name in counted}
                yield judge(plan.case.name, machine, number, exchange, left, handlers=rise, interfaces=names)


def run(
    name: str, overrides: dict[str, Any], params: Path | None, *, machines: tuple[str, ...], profile: str | None = None,
    progress: Progress = SILENT, offline: bool = False, boot: Boot = image.running,
    ready: Path | None = None,
) -> Iterator[Verdict]:  # fmt: skip
    """Builds what is needed and yields a verdict for each step and place. boot: what starts a machine of a kind.

    ready: an image that is there; then nothing is built, and cases with parameters of their own are left out.
    """
    base = load(name, overrides, params)
    if ready:
        made = plans(base, overrides, params, progress, offline, only_base=True)
        for machine in machines:
            yield from in_image(made, ready, machine, boot)
        return
    made = plans(base, overrides, params, progress, offline)
    click = build_click_of(base, progress)
    for plan in made:
        yield from in_user_space(plan, click)
    if not machines:
        return
    groups = [list(members) for _, members in groupby(sorted(made, key=_group), key=_group)]
    wanted = [variants.image_request(base, overrides, group[0].case.parameters, params, profile) for group in groups]
    # In one run of SCons: it takes longer to start than to link an image.
    for group, built in zip(groups, build_images(wanted, progress=progress, offline=offline), strict=True):
        for machine in machines:
            yield from in_image(group, built.image, machine, boot)


def _group(plan: Plan) -> str:
    return variants.key(plan.case.parameters)
