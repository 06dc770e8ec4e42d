"""Recipes on the lab: the same packet cases as under QEMU, in PV and PVH domains."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factory import sources
from factory.build import Built, build_images
from factory.dom0.domain import KINDS
from factory.lab import Lab
from factory.recipe import load
from factory.run.domain import run_domain
from factory.testing import domain, runner, variants

pytestmark = pytest.mark.lab


@pytest.fixture(scope="module")
def firewall() -> Built:
    (built,) = build_images([variants.image_request(load("firewall"), {}, {}, None, "dev")])
    return built


@pytest.mark.parametrize("kind", KINDS)
def test_packet_cases(lab: Lab, firewall: Built, kind: str) -> None:
    made = runner.plans(load("firewall"), {}, None, only_base=True)
    boot = domain.places(lambda: lab.dom0)
    verdicts = list(runner.in_image(made, firewall.image, kind, boot))
    assert sum(verdict.came for verdict in verdicts) > 2000
    assert [verdict for verdict in verdicts if not verdict.passed] == []


def test_on_xen_is_the_same_inside_dom0(lab: Lab, firewall: Built) -> None:
    """`factory test --on xen` on the dom0 of a Xen: that of the lab. What it would fetch comes from a vendor folder."""
    vendor = lab.share / "vendor"
    vendor.mkdir(exist_ok=True)
    shutil.copy(sources.get("tcpdump"), vendor)
    image = lab.dom0.path_of(firewall.image)
    argv = ["python3", "-m", "factory", "test", "firewall", "--on", "xen", "--pvh", "--offline", "--image", image]
    done = lab.dom0.execute(argv, cwd="/lab/checkout", env={"FACTORY_VENDOR": "/lab/share/vendor"}, timeout=120)
    assert done.status == 0, done.text + done.stderr.decode()
    assert "firewall: 6 passed, 0 failed" in done.text


@pytest.mark.parametrize("kind", KINDS)
def test_run(lab: Lab, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    (built,) = build_images([variants.image_request(load("hello"), {}, {}, None, "dev")])
    status, console = run_domain(
        lab.dom0, built.image, built.debug, memory="8M", kind=kind, interfaces=0, bridges=(), arguments="",
        timeout=60, echo=True,
    )  # fmt: skip
    assert status == 0
    assert console.splitlines()[0] == "Hello, world"
    assert capsys.readouterr().out.startswith("Hello, world\n")


def test_a_file_outside_the_checkout_comes_along(lab: Lab, firewall: Built, tmp_path: Path) -> None:
    copy = tmp_path / "firewall.elf"
    shutil.copy(firewall.image, copy)
    place = lab.dom0.path_of(copy)
    assert not place.startswith("/lab/checkout")
    assert lab.dom0.get(place) == copy.read_bytes()
    assert lab.dom0.path_of(copy) == place
