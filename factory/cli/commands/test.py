"""factory test: a recipe's tests; without a recipe, the project's own tests."""

from __future__ import annotations

import argparse
import contextlib
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factory.cli.command import Command
from factory.cli.numbers import count
from factory.cli.on import add_on_arguments, dom0, kinds, refuse
from factory.cli.recipe_arguments import add_recipe_arguments, overrides
from factory.cli.ui import Ui
from factory.errors import ExitCode
from factory.run.qemu import MACHINES

if TYPE_CHECKING:
    from factory.recipe import Recipe

_SLOWEST = 15  # tests that are listed at the end


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_recipe_arguments(parser, optional=True)
    parser.add_argument(
        "--machine",
        choices=(*MACHINES, "all", "none"),
        help="which of QEMU's machines the image runs on (default: all); none: user space only",
    )
    add_on_arguments(parser, "both, one after the other")
    parser.add_argument(
        "--image", type=Path, metavar="FILE",
        help="test this image of the recipe: build nothing, leave out cases with parameters and user space",
    )  # fmt: skip
    parser.add_argument("--offline", action="store_true", help="use no network")
    parser.add_argument(
        "-m", dest="marks", metavar="MARKS", help="without a recipe: which of pytest's marks, such as unit"
    )
    parser.add_argument(
        "-j", "--jobs", type=count, default=0, metavar="N",
        help="without a recipe: N tests at a time (default: one more than there are cores)",
    )  # fmt: skip


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory.errors import FactoryError

    if args.recipe and args.marks:
        raise FactoryError("-m picks from the project's own tests: give it or RECIPE, not both", code=ExitCode.USAGE)
    if args.recipe and args.jobs:
        raise FactoryError("-j is for the project's own tests: a recipe's run one by one", code=ExitCode.USAGE)
    if not args.recipe and (args.settings or args.params):
        raise FactoryError(
            "--set and --params need a RECIPE",
            hint="such as: factory test firewall --set queue=50",
            code=ExitCode.USAGE,
        )
    if not args.recipe and args.on != "qemu":
        raise FactoryError("--on needs a RECIPE", hint="such as: factory test firewall --on lab", code=ExitCode.USAGE)
    return _recipe(args, ui) if args.recipe else _project(args, ui)


def _project(args: argparse.Namespace, ui: Ui) -> int:
    """pytest over tests/ on all cores (tests/workers.py), its output as it comes.

    One worker more than there are cores: a third of a test's time is waiting, for guests and for programs in them.
    """
    import os
    import sys

    from factory import process
    from factory.checkout import ROOT

    jobs = args.jobs or len(os.sched_getaffinity(0)) + 1
    command = [sys.executable, "-m", "pytest", str(ROOT / "tests"), *(["-m", args.marks] if args.marks else [])]
    # The order is tests/workers.py's own: the longest first, not the files with most tests.
    command += ["-n", str(jobs), "--no-loadscope-reorder"] if jobs > 1 else []
    command += ["--durations", str(_SLOWEST), "--durations-min", "5"]
    command += ["-q"] if ui.quiet else ["-v"] if ui.verbose else []
    status = process.interactive(command, cwd=ROOT)
    return ExitCode.OK if status == 0 else ExitCode.FAILED


def _recipe(args: argparse.Namespace, ui: Ui) -> int:
    from dataclasses import asdict

    from factory.recipe import load

    recipe = load(args.recipe, overrides(args), args.params)
    verdicts = []
    for line, verdict in _app(recipe, args, ui) if recipe.app else _packets(recipe, args, ui):
        verdicts.append(verdict)
        word = ui.style("ok", "green") if verdict.passed else ui.style("FAILED", "red")
        ui.print(f"{word:6} {verdict.place:10} {line}")
        for complaint in verdict.complaints:
            ui.print(f"       {complaint}")
    failed = sum(not verdict.passed for verdict in verdicts)
    ui.print(f"{recipe.name}: {len(verdicts) - failed} passed, {failed} failed")
    ui.result({"recipe": recipe.name, "verdicts": [asdict(verdict) for verdict in verdicts], "failed": failed})
    return ExitCode.FAILED if failed else ExitCode.OK


def _packets(recipe: Recipe, args: argparse.Namespace, ui: Ui) -> Iterator[tuple[str, Any]]:
    from factory.dom0.domain import KINDS
    from factory.errors import FactoryError
    from factory.testing import image, runner
    from factory.testing.domain import places

    if args.image and not args.image.is_file():
        raise FactoryError("there is no such image", where=args.image, code=ExitCode.USAGE)
    machines = kinds(args, {None: MACHINES, "all": MACHINES, "none": ()}.get(args.machine, (args.machine,)))
    with contextlib.ExitStack() as stack:
        boot: runner.Boot = image.running
        if args.on != "qemu":
            refuse(args, machine=args.machine)
            machines = kinds(args, KINDS)
            boot = places(lambda: stack.enter_context(dom0(args, ui)))
        for verdict in runner.run(
            args.recipe, overrides(args), args.params, machines=machines, profile=args.profile, progress=ui.progress,
            offline=args.offline, boot=boot, ready=args.image,
        ):  # fmt: skip
            frames = f"{verdict.sent} frames in, {verdict.came} out, {verdict.expected} expected"
            yield f"{verdict.case} step {verdict.step}: {frames}", verdict


def _app(recipe: Recipe, args: argparse.Namespace, ui: Ui) -> Iterator[tuple[str, Any]]:
    from factory.dom0.domain import KINDS
    from factory.errors import FactoryError
    from factory.testing.apps import guest, runner
    from factory.testing.apps.domain import starter

    if args.machine == "none":
        raise FactoryError("an app runs in its image only", hint="leave --machine none out", code=ExitCode.USAGE)
    if args.image:
        raise FactoryError("--image is for routers", hint="leave it out", code=ExitCode.USAGE)
    machines = kinds(args, MACHINES if args.machine in (None, "all") else (args.machine,))
    with contextlib.ExitStack() as stack:
        start: runner.Start = guest.started
        if args.on != "qemu":
            refuse(args, machine=args.machine)
            machines = kinds(args, KINDS)
            start = starter(functools.cache(lambda: stack.enter_context(dom0(args, ui))))
        for verdict in runner.run(
            recipe, overrides(args), args.params, machines=machines, profile=args.profile, progress=ui.progress,
            offline=args.offline, start=start,
        ):  # fmt: skip
            yield f"{verdict.case} {verdict.step} ({verdict.seconds:.1f} s)", verdict


COMMAND = Command(
    help="run a recipe's tests, or all tests of the project",
    example="factory test firewall-recipe\nfactory test firewall --on lab --pvh\nfactory test -m unit",
    add_arguments=add_arguments,
    run=run,
    description="With a recipe: its cases (recipes/NAME/tests/*.toml), a router's in user space and in the image, "
    "an app's in the image. Without: pytest over tests/.",
)
