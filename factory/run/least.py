"""The least memory in which an image boots, found by booting it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from factory.errors import FactoryError
from factory.progress import SILENT, Progress
from factory.recipe import Recipe
from factory.run.console import EXPIRED, run_guest
from factory.run.qemu import Guest

STEP = 256 << 10  # bytes between two sizes that are tried
_MOST = 64 << 20  # bytes; more is not tried unless the recipe says so
_APP = 5.0  # seconds after which an app that has printed something and still runs is said to have booted


def least_memory(boots: Callable[[str], bool], below: int, above: int) -> int | None:
    """The smallest size in steps, in bytes, that boots; None when the largest does not.

    boots: with a size as QEMU's -m takes it. Between `below` (known to be too small) and `above`, both in bytes; what
    boots in a size is taken to boot in every larger one, so a few boots suffice.
    """
    low, high = below // STEP, -(-above // STEP)
    if not boots(_size(high)):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if boots(_size(middle)):
            high = middle
        else:
            low = middle
    return high * STEP


def least_memory_of(recipe: Recipe, image: Path, loaded: int, machine: str, progress: Progress = SILENT) -> int | None:
    """Of a recipe's image: a router has booted when its control channel answers, an app when it ends with status 0 or
    has printed something and still runs after five seconds. loaded: bytes of the image once it is loaded."""

    def boots(memory: str) -> bool:
        with progress.step(f"boot {recipe.name} in {memory} ({machine})"):
            if recipe.app:
                return _app_boots(image, memory, machine)
            return _router_boots(recipe, image, memory, machine)

    return least_memory(boots, loaded, max(recipe.memory_bytes, _MOST))


def _router_boots(recipe: Recipe, image: Path, memory: str, machine: str) -> bool:
    from factory.testing.image import running

    try:
        with running(image, memory, len(recipe.interfaces), machine):
            return True
    except FactoryError:
        return False


def _app_boots(image: Path, memory: str, machine: str) -> bool:
    try:
        status, _ = run_guest(Guest(image, memory, (), machine), image.with_suffix(".debug"), timeout=_APP, echo=False)
    except FactoryError as error:
        # QEMU's own last words, of the signal that ended it, are not the app's.
        printed = any(not line.startswith("qemu-system") for line in error.details)
        return error.what.startswith(EXPIRED) and printed
    return status == 0


def _size(steps: int) -> str:
    return f"{steps * STEP >> 10}K"
