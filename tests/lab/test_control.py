"""The control plane on a real Xen, driven with Xen's own xenstore-write and -read. What happens in dom0 is in dom0/clickos_tools.py.

The protocol's many cases are in tests/test_control_plane.py, faults in test_router_faults.py.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factory.build import ImageRequest, build_images
from factory.checkout import RECIPES
from factory.dom0.domain import running
from factory.lab import Lab
from factory.progress import LineProgress

pytestmark = pytest.mark.lab
SCRIPT = Path(__file__).parent / "dom0" / "clickos_tools.py"
LIMIT = 240.0  # seconds


@pytest.fixture(scope="module")
def image() -> Path:
    request = ImageRequest("clickos", str(RECIPES / "clickos"), "out/clickos", {})
    (built,) = build_images([request], progress=LineProgress())
    return built.image


@pytest.mark.parametrize("kind", ["pv", "pvh"])
def test_tools_that_people_have(lab: Lab, image: Path, kind: str) -> None:
    with running(lab.dom0, image, "8M", kind, interfaces=2) as domain:
        domain.unpause()
        done = lab.dom0.execute(["python3", lab.dom0.path_of(SCRIPT), str(domain.domid)], timeout=LIMIT, check=True)
        found = json.loads(done.text)
        assert found.pop("size") >= 1 << 20
        assert found.pop("bad").startswith("Error: config:1:")
        assert "no element class 'WonderElement' in this image" in found.pop("lacking")
        assert "router 4 reads this interface" in found.pop("taken")
        assert found == {
            "capacity": "6",
            "written": ["77", "78"],
            "no handler": None,
            "why": "no handler named 'q.nothing'",
            "number": "1",
            "replaced": True,
            "old one": "9",
            "halted": None,
            "again": True,
            "removed": "there is no router 2",
            "devices": True,
            "large": True,
            "long value": True,
            "all": True,
            "goes on": True,
            "dropped": "0",
        }
