"""The app recipes: size of each image, least memory in which hello boots."""

from __future__ import annotations

from functools import partial

from bench.row import Row
from factory.build import Built, ImageRequest, build_images
from factory.checkout import RECIPES
from factory.errors import FactoryError
from factory.progress import Progress
from factory.recipe import load
from factory.run.console import run_guest
from factory.run.least import least_memory
from factory.run.qemu import MACHINES, Guest

KIB, MIB = 1024, 1024 * 1024
GOALS = {"hello": 100, "http-server": 350, "https-server": 3 * KIB}  # KB, stripped
BOOT = 30.0  # seconds


def measure(progress: Progress) -> list[Row]:
    names = [folder.name for folder in sorted(RECIPES.iterdir()) if _is_app(folder.name)]
    requests = [ImageRequest(name, str(RECIPES / name), f"out/{name}", {}) for name in names]
    built = dict(zip(names, build_images(requests, progress=progress), strict=True))
    rows = []
    for name, image in built.items():
        size, goal = image.image.stat().st_size / KIB, GOALS.get(name)
        text, holds = (f"at most {goal:,} KB", size <= goal) if goal else ("", None)
        rows.append(Row(f"{name}, stripped ({load(name, {}, None).profile})", size, "KB", text, holds))
    for machine in MACHINES:
        with progress.step(f"least memory on {machine}"):
            found = least_memory(
                partial(_greets, built["hello"], machine), built["hello"].image.stat().st_size, 8 * MIB
            )
        least = found / MIB if found else float("inf")
        rows.append(Row(f"least memory in which hello boots, {machine}", least, "MB", "at most 4 MB", least <= 4))
    return rows


def _is_app(name: str) -> bool:
    return (RECIPES / name / "recipe.toml").is_file() and load(name, {}, None).kind == "app"


def _greets(hello: Built, machine: str, memory: str) -> bool:
    """Whether it greets and ends with status 0."""
    try:
        status, console = run_guest(Guest(hello.image, memory, (), machine), hello.debug, timeout=BOOT, echo=False)
    except FactoryError:
        return False
    return status == 0 and "Hello, world" in console
