"""The arguments that every command on recipes shares."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add_recipe_arguments(
    parser: argparse.ArgumentParser, *, many: bool = False, optional: bool = False, or_else: str = ""
) -> None:
    """or_else: what may stand there besides a recipe, for --help."""
    nargs = ("*" if optional else "+") if many else ("?" if optional else None)
    action: Any = parser.add_argument(
        "recipe",
        nargs=nargs,
        metavar="RECIPE",
        help=f"a recipe's name (firewall, firewall-recipe) or the path of its folder{or_else}",
    )
    action.completer = recipe_names
    add_parameter_arguments(parser)
    parser.add_argument("--profile", choices=("dev", "release"), help="the toolchain (default: the recipe's)")


def add_parameter_arguments(parser: argparse.ArgumentParser) -> None:
    """The values of a recipe's parameters."""
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        dest="settings",
        help="give a parameter a value; repeatable",
    )
    parser.add_argument(
        "--params", type=Path, metavar="FILE", help="parameter values from a TOML file; --set goes over it"
    )


def overrides(args: argparse.Namespace) -> dict[str, Any]:
    from factory.recipe import parse_set

    return dict(parse_set(args.settings))


def requests(args: argparse.Namespace) -> list[Any]:
    """The images that a command line asks for. Raises FactoryError for an unknown recipe or parameter."""
    from factory.build import ImageRequest
    from factory.recipe import chosen_profile, load

    file = args.params.resolve() if args.params else None
    given = overrides(args)
    recipes = [load(name, given, file) for name in (args.recipe if isinstance(args.recipe, list) else [args.recipe])]
    return [
        ImageRequest(
            name=recipe.name,
            recipe=str(recipe.folder),
            folder=f"out/{recipe.name}",
            overrides=given,
            params_file=str(file) if file else None,
            profile=chosen_profile(recipe, args.profile),
        )
        for recipe in recipes
    ]


def recipe_names(prefix: str, **_unused: object) -> list[str]:
    """For the shell's completion."""
    from factory.recipe import known

    return [name for name in known() if name.startswith(prefix)]
