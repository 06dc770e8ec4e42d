"""The control plane on a real Xen, driven with Xen's own xenstore-write and -read: dom0/clickos_tools.py runs in dom0.

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


def asked(lab: Lab, image: Path, kind: str, *commands: str) -> dict[str, object]:
    with running(lab.dom0, image, "8M", kind, interfaces=2) as domain:
        domain.unpause()
        command = ["python3", lab.dom0.path_of(SCRIPT), str(domain.domid), *commands]
        return dict(json.loads(lab.dom0.execute(command, timeout=LIMIT, check=True).text))


@pytest.mark.parametrize("kind", ["pv", "pvh"])
def test_tools_that_people_have(lab: Lab, image: Path, kind: str) -> None:
    found = asked(lab, image, kind, "handlers", "configurations")
    assert str(found.pop("bad")).startswith("Error: config:1:")
    assert "no element class 'WonderElement' in this image" in str(found.pop("lacking"))
    assert "router 4 reads this interface" in str(found.pop("taken"))
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
    }


def test_large_and_many(lab: Lab, image: Path) -> None:
    """A megabyte in pieces of 992 bytes, which is more nodes than xenstored grants a guest; 64 routers; all in 8 MB."""
    found = asked(lab, image, "pv", "large", "many")
    assert int(str(found.pop("size"))) >= 1 << 20
    assert found == {"large": True, "long value": True, "status": 57, "some": ["8", "40", "63"], "goes on": True}
