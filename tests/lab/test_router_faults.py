"""Faults around a guest's routers on a real Xen. What happens in dom0 is in dom0/router_faults.py."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factory.build import ImageRequest, build_images
from factory.checkout import RECIPES
from factory.control.xen import helper
from factory.dom0.domain import Domain, running
from factory.lab import Lab
from factory.progress import LineProgress

pytestmark = pytest.mark.lab
SCRIPT = Path(__file__).parent / "dom0" / "router_faults.py"
LIMIT = 240.0  # seconds


@pytest.fixture(scope="module")
def image() -> Path:
    (built,) = build_images(
        [ImageRequest("clickos", str(RECIPES / "clickos"), "out/clickos", {})], progress=LineProgress()
    )
    return built.image


@pytest.fixture
def guest(lab: Lab, image: Path) -> Iterator[Domain]:
    """A guest to which tools bring routers; it runs."""
    with running(lab.dom0, image, "12M", "pv", interfaces=2) as domain:
        domain.unpause()
        yield domain


def asked(lab: Lab, command: str, *arguments: object) -> Any:
    """What the script found."""
    place = lab.dom0.path_of(SCRIPT)
    shutil.copy(helper.ensure(), lab.share / "fastdomain")
    env = {"FACTORY_FASTDOMAIN": "/lab/share/fastdomain"}
    done = lab.dom0.execute(["python3", place, command, *map(str, arguments)], timeout=LIMIT, check=True, env=env)
    return json.loads(done.text)


def test_reads_and_writes_are_not_lost(lab: Lab, guest: Domain) -> None:
    """bench/xen_calls.py makes ten thousand."""
    found = asked(lab, "many", guest.domid, 100, 640)
    assert found["wrong"] == 0
    assert found["goes on"]


def test_xenstored_is_slow(lab: Lab, guest: Domain) -> None:
    found = asked(lab, "slow_store", guest.domid, 5)
    assert found["calls"] >= 2
    assert found["wrong"] == 0
    assert found["goes on"]


def test_a_storm_of_watches(lab: Lab, guest: Domain) -> None:
    found = asked(lab, "storm", guest.domid, 3000)
    assert found == {"v1": "4711", "v2": "77", "status": "Running", "goes on": True}


def test_a_handler_that_takes_a_second(lab: Lab, guest: Domain) -> None:
    """What is asked meanwhile is answered afterwards, all of it, and no write is lost."""
    found = asked(lab, "slow_handler", guest.domid)
    assert found["unanswered"] == []
    assert found["said"] == "done"
    assert found["seconds"] >= 1
    assert found["values"] == [str(number) for number in range(20)]
    assert found["goes on"] == [True, True]


def test_a_bad_configuration_while_another_router_runs(lab: Lab, guest: Domain) -> None:
    found = asked(lab, "bad_configuration", guest.domid)
    assert found.pop("then") is True
    for name, (state, reason, code, goes_on) in found.items():
        assert (state, code, goes_on) == ("Error", "CONFIG", True), name
        assert reason, name
    assert "NoSuchThing" in found["class"][1]
    assert "config:1" in found["syntax"][1]
    assert "config:2" in found["argument"][1]


def test_guests_that_are_killed_while_they_are_made(lab: Lab, image: Path) -> None:
    """Whatever the moment: no node of theirs stays in xenstore."""
    assert asked(lab, "killed", lab.dom0.path_of(image), 4) == []


def test_an_interface_that_comes_later(lab: Lab, image: Path) -> None:
    """dom0/hot_plug.py. A router that is brought before is an error with a reason; one afterwards reads it."""
    with running(lab.dom0, image, "12M", "pv", interfaces=1) as domain:
        domain.unpause()
        place = lab.dom0.path_of(SCRIPT.with_name("hot_plug.py"))
        done = lab.dom0.execute(["python3", place, str(domain.domid)], timeout=LIMIT, check=True)
    found = json.loads(done.text)
    assert "no interface 1, this machine has 1" in found.pop("before")
    assert found == {"later": [50, 50], "without it, later": 50, "again": [50, 50], "without it, again": 50}
