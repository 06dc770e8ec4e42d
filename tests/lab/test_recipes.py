"""Recipes on the lab: the same packet cases as under QEMU, in PV and PVH domains."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factory.build import Built, build_images, domain_files
from factory.dom0.domain import KINDS
from factory.lab import Lab
from factory.recipe import load
from factory.run.domain import run_domain
from factory.testing import domain, runner, variants
from factory.testing.apps import domain as apps_domain
from factory.testing.apps import runner as apps_runner

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
    """`factory test --on xen` on the dom0 of a Xen: that of the lab. One case of the recipe, all of them are above."""
    recipe = lab.share / "firewall"
    shutil.copytree(load("firewall").folder, recipe, ignore=shutil.ignore_patterns("captures.toml", "parameters.toml"))
    image = lab.dom0.path_of(firewall.image)
    argv = ["python3", "-m", "factory", "test", "/lab/share/firewall", "--on", "xen", "--pvh", "--image", image]
    done = lab.dom0.execute(argv, cwd="/lab/checkout", timeout=120)
    assert done.status == 0, done.text + done.stderr.decode()
    assert "firewall: 4 passed, 0 failed" in done.text


def test_domain_files(lab: Lab, firewall: Built) -> None:
    """The files that `factory build` puts beside an image, with Xen's own tool, in the image's folder."""
    folder = lab.dom0.path_of(firewall.image).rpartition("/")[0]
    for file in domain_files.write(load("firewall"), firewall):
        lab.dom0.execute(["xl", "create", "-q", file.name], cwd=folder, check=True, timeout=60)
        try:
            log = "/var/log/xen/console/guest-firewall.log"
            script = (
                f"for try in $(seq 100); do grep 'router running, 2 interfaces' {log} && exit; sleep 0.1; done; exit 1"
            )
            lab.dom0.execute(["sh", "-c", script], check=True)
        finally:
            lab.dom0.execute(["sh", "-c", f"xl destroy firewall; rm -f {log}"])


@pytest.mark.parametrize("kind", KINDS)
def test_run(lab: Lab, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    (built,) = build_images([variants.image_request(load("hello"), {}, {}, None, "dev")])
    status, console = run_domain(
        lab.dom0, built.image, built.debug, memory="8M", kind=kind, timeout=60, echo=True,
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


def test_app_with_a_network(lab: Lab) -> None:
    """http-server with its own tests: curl here, the app in a domain, QEMU's user network between them."""
    recipe = load("http-server")
    start = apps_domain.starter(lambda: lab.dom0)
    verdicts = list(apps_runner.run(recipe, {}, None, machines=("pvh",), profile="dev", start=start))
    assert len(verdicts) > 15
    assert [verdict for verdict in verdicts if not verdict.passed] == []
