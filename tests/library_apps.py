"""Builds apps of tests/libs (upstream's tests of a library) and boots them, one boot for each run."""

from __future__ import annotations

from pathlib import Path

from guests import console

from factory.build import ImageRequest, build_images
from factory.progress import LineProgress
from factory.recipe import load
from factory.run.qemu import Guest, guest_status

APPS = Path(__file__).with_name("libs")


def build(*names: str, profile: str | None = None) -> dict[str, Path]:
    """The images of tests/libs/LIBRARY/APP by "LIBRARY/APP", built in one run of SCons. profile: None for their own."""
    recipes = {name: load(APPS / name) for name in names}
    folder = f"out/tests/{profile}" if profile else "out/tests"
    requests = [
        ImageRequest(recipe.name, str(recipe.folder), f"{folder}/{recipe.name}", {}, profile=profile)
        for recipe in recipes.values()
    ]
    built = build_images(requests, progress=LineProgress())
    return {name: each.image for name, each in zip(names, built, strict=True)}


def run(name: str, image: Path, arguments: str | None = None, *, machine: str = "microvm") -> tuple[str, int | None]:
    """What the app wrote before the kernel's `minios: exit`, and its status. arguments: None for the recipe's own."""
    recipe = load(APPS / name)
    assert recipe.app
    given = recipe.app.arguments if arguments is None else arguments
    output, status = console(Guest(image, recipe.memory, arguments=given, machine=machine).command())
    text, mark, _ = output.partition("minios: exit ")
    assert mark, f"the guest did not come to an end:\n{output}"
    return text, guest_status(status)
