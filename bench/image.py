"""The firewall image: size, least memory in which it boots and forwards."""

from __future__ import annotations

from bench.row import Row
from factory.build import ImageRequest, build_images
from factory.checkout import RECIPES
from factory.errors import FactoryError
from factory.progress import Progress
from factory.testing import runner
from factory.testing.image import running

KIB, MIB = 1024, 1024 * 1024


def measure(progress: Progress) -> list[Row]:
    request = ImageRequest("firewall", str(RECIPES / "firewall"), "out/firewall", {})
    (built,) = build_images([request], progress=progress)
    size = built.image.stat().st_size / KIB
    rows = [Row("firewall image, stripped", size, "KB", "at most 600 KB", size <= 600)]
    for machine in ("microvm", "q35"):
        with progress.step(f"least memory on {machine}"):
            least = _least(built.image, machine)
        rows.append(Row(f"least memory to boot and forward, {machine}", least, "MB", "at most 8 MB", least <= 8))
    return rows


def _least(image: object, machine: str) -> float:
    """The smallest whole number of MB in which every frame of the rules case is answered rightly; inf above 16."""
    from factory.recipe import load

    base = load("firewall", {}, None)
    plan = next(p for p in runner.plans(base, {}, None) if p.case.name == "rules")
    best = float("inf")
    for megabytes in (16, 8, 6, 5, 4, 3, 2):
        try:
            with running(image, f"{megabytes}M", 2, machine) as guest:  # type: ignore[arg-type]
                if any(guest.exchange(step)[step.to] != step.expected for step in plan.exchanges):
                    break
        except FactoryError:
            break
        best = megabytes
    return best
