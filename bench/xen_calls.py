"""Ten thousand reads and writes of handlers over xenstore: how many are lost, how many a second (tests/lab/dom0)."""

from __future__ import annotations

import json

from bench.row import Row
from factory.build import ImageRequest, build_images
from factory.checkout import RECIPES, ROOT
from factory.dom0.domain import running
from factory.lab import Lab
from factory.progress import Progress

LONG = True
ONE_BY_ONE, AT_ONCE = 2_000, 8_000  # calls
SCRIPT = ROOT / "tests" / "lab" / "dom0" / "router_faults.py"


def measure(progress: Progress) -> list[Row]:
    (built,) = build_images([ImageRequest("clickos", str(RECIPES / "clickos"), "out/clickos", {})], progress=progress)
    with (
        Lab.booted(progress=progress) as lab,
        running(lab.dom0, built.image, "12M", "pv", interfaces=2) as domain,
        progress.step("calls"),
    ):
        domain.unpause()
        words = ["many", str(domain.domid), str(ONE_BY_ONE), str(AT_ONCE)]
        done = lab.dom0.execute(["python3", lab.dom0.path_of(SCRIPT), *words], timeout=900, check=True)
    found = json.loads(done.text)
    calls = ONE_BY_ONE + AT_ONCE
    return [
        Row("reads and writes that are lost", found["wrong"], f"of {calls:,}", "none", found["wrong"] == 0),
        Row("calls", calls / found["seconds"], "per second"),
    ]
