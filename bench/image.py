"""The firewall image: size, least memory in which it boots and forwards."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bench.row import Row
from factory.build import ImageRequest, build_images
from factory.checkout import RECIPES
from factory.errors import FactoryError
from factory.progress import Progress
from factory.recipe import load
from factory.run.least import least_memory
from factory.testing import runner
from factory.testing.image import running

KIB, MIB = 1024, 1024 * 1024


def measure(progress: Progress) -> list[Row]:
    request = ImageRequest("firewall", str(RECIPES / "firewall"), "out/firewall", {})
    (built,) = build_images([request], progress=progress)
    size = built.image.stat().st_size / KIB
    rows = [Row("firewall image, stripped", size, "KB", "at most 250 KB", size <= 250)]
    for machine in ("microvm", "q35"):
        with progress.step(f"least memory on {machine}"):
            found = least_memory(partial(_forwards, built.image, machine), built.image.stat().st_size, 16 * MIB)
        least = found / MIB if found else float("inf")
        rows.append(Row(f"least memory to boot and forward, {machine}", least, "MB", "at most 8 MB", least <= 8))
    return rows


def _forwards(image: Path, machine: str, memory: str) -> bool:
    """Whether every frame of the rules case is answered rightly."""
    plan = next(p for p in runner.plans(load("firewall", {}, None), {}, None) if p.case.name == "rules")
    try:
        with running(image, memory, 2, machine) as guest:
            return all(guest.exchange(step)[step.to] == step.expected for step in plan.exchanges)
    except FactoryError:
        return False
