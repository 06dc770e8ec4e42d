"""factory explain: why something was built, and why it would be built again."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factory.cli.command import Command
from factory.cli.numbers import count
from factory.cli.recipe_arguments import recipe_names
from factory.cli.ui import Ui
from factory.errors import ExitCode, FactoryError

if TYPE_CHECKING:
    from factory.build.explain import Explanation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    action: Any = parser.add_argument(
        "target", metavar="TARGET", help="a recipe, a file below out/, or a source (click/lib/args.cc)"
    )
    action.completer = recipe_names
    action = parser.add_argument(
        "--recipe", action="append", default=[], metavar="RECIPE",
        help="for a source or a shared object: the image in whose build it is looked for; repeatable "
        "(default: that of out/NAME/…, else every image that has been built)",
    )  # fmt: skip
    action.completer = recipe_names
    parser.add_argument("--profile", choices=("dev", "release"), help="the toolchain (default: the recipe's)")
    parser.add_argument("--top", type=count, default=20, metavar="N", help="show N targets (default: 20; 0: all)")


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory.build import explain
    from factory.checkout import ROOT

    path = Path(os.path.abspath(args.target))
    if not path.is_relative_to(ROOT) or path.is_dir() or (not path.exists() and "/" not in args.target):
        found = explain.explain_images(_requests([args.target], args.profile), ui.progress)
    else:
        names = args.recipe or _images(path.relative_to(ROOT))
        host = path.is_relative_to(ROOT / "out" / "host") and not args.recipe
        found = explain.explain_path(path, [] if host else _requests(names, args.profile), ui.progress)
        if not found:
            raise FactoryError(
                f"nothing is known of {args.target}: none of {', '.join(names) or 'these images'} is made from it",
                hint="--recipe RECIPE names an image to look at", code=ExitCode.USAGE,
            )  # fmt: skip
    _show(found, args.top, ui)
    ui.result([asdict(each) for each in found])
    return ExitCode.OK


def _requests(names: Sequence[str], profile: str | None) -> list[Any]:
    from factory.build import ImageRequest
    from factory.recipe import chosen_profile, load

    recipes = [load(name) for name in names]
    return [
        ImageRequest(each.name, str(each.folder), f"out/{each.name}", {}, profile=chosen_profile(each, profile))
        for each in recipes
    ]


def _images(path: Path) -> list[str]:
    """The recipe of out/NAME/…; else all whose images stand."""
    from factory.checkout import OUT
    from factory.recipe import known

    if path.parts[0] == OUT.name and path.parts[1] in known():
        return [path.parts[1]]
    names = [name for name in known() if (OUT / name / f"{name}.elf").is_file()]
    if not names:
        raise FactoryError("no image has been built yet", hint="--recipe RECIPE names one", code=ExitCode.USAGE)
    return names


def _show(found: Sequence[Explanation], top: int, ui: Ui) -> None:
    would = [each for each in found if each.would]
    shown = would[:top] if top else would
    for each in shown:
        ui.print(f"{each.target} would be made:")
        for reason in each.would:
            ui.print(f"  {reason}")
    if len(shown) < len(would):
        ui.print(f"and {len(would) - len(shown)} more targets (--top 0 shows all)")
    for each in found:
        if not each.would:
            ui.print(f"{each.target} is up to date")
        if each.was and (not each.would or len(found) == 1):
            ui.print(f"  made {each.was.when}: {'; '.join(each.was.reasons)}")


COMMAND = Command(
    help="say why a target was built, or would be built now",
    example="factory explain firewall\nfactory explain click/lib/args.cc\nfactory explain out/firewall/firewall.elf",
    add_arguments=add_arguments,
    run=run,
    description="Builds nothing. `made` is the last time that something was built in this checkout, and why.",
)
