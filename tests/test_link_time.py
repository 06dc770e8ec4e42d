"""The profile `release` optimises images while they are linked; their sizes are still known by element."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from factory.build import Built, ImageRequest, build_images
from factory.build.link_time import named
from factory.checkout import ROOT
from factory.progress import LineProgress
from factory.size import measure
from factory.toolchain import Toolchain

pytestmark = pytest.mark.build

ELEMENTS = ("CheckIPHeader", "Counter", "Discard", "FromDevice", "Queue", "ScheduleInfo", "SimpleQueue", "ToDevice")


@pytest.fixture(scope="module")
def firewall(release: Toolchain) -> Built:
    request = ImageRequest("firewall", str(ROOT / "recipes/firewall"), "out/firewall-release", {}, profile="release")
    (built,) = build_images([request], progress=LineProgress())
    return built


def test_elements_keep_their_sizes(firewall: Built) -> None:
    report = measure(firewall.image)
    assert sum(piece.flash for piece in report.pieces) == firewall.image.stat().st_size
    sizes: dict[str, int] = {}
    for piece in report.pieces:
        for name in re.split(r"[ ,+]+", piece.element):
            sizes[name] = sizes.get(name, 0) + piece.flash
    assert {name: sizes.get(name, 0) for name in ELEMENTS if sizes.get(name, 0) < 100} == {}
    assert sizes.get("(unknown)", 0) == 0
    # As without: the kernel is a quarter, click's library half of it.
    assert 30_000 < sizes["(kernel)"] < 70_000
    assert 60_000 < sizes["(click)"] < 140_000


def test_a_map_names_no_temporary_file(firewall: Built) -> None:
    text = firewall.image.with_suffix(".map").read_text()
    assert "click/elements/standard/counter.cc.o" in text
    assert not re.search(r"/cc\w{6}\.", text)


def test_a_map_without_such_objects_is_left_alone(tmp_path: Path) -> None:
    text = " .text          0x0000000000100120       0x10 out/dev-1/minios/kernel/main.c.o\n"
    assert named(text, tmp_path / "not there") == text


def test_the_released_firewall_is_small(firewall: Built) -> None:
    """Issue 6: at most 250 KB, and 110 KB as zstd -19."""
    assert firewall.image.stat().st_size <= 250 * 1024
    packed = subprocess.run(["zstd", "-19", "-q", "-c", firewall.image], capture_output=True, check=True, timeout=60)
    assert len(packed.stdout) <= 110 * 1024
