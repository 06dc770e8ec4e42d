"""factory.control and `factory vm` in a real dom0: tests/lab/dom0/vm_*.py run there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from open_firewall import open_firewall

from factory.control.xen import helper
from factory.lab import Lab
from factory.progress import LineProgress

pytestmark = pytest.mark.lab
SCRIPTS = Path(__file__).parent / "dom0"
LIMIT = 240.0  # seconds


@pytest.fixture(scope="module")
def image() -> Path:
    return open_firewall()


@pytest.fixture(scope="module")
def environment(lab: Lab) -> dict[str, str]:
    program = lab.dom0.path_of(helper.ensure(LineProgress()))
    lab.dom0.execute(["chmod", "+x", program], check=True)
    return {"FACTORY_FASTDOMAIN": program, "FACTORY_RUN": "/run/factory"}


def asked(lab: Lab, environment: dict[str, str], script: str, *arguments: str) -> dict[str, Any]:
    command = [*lab.dom0.python, lab.dom0.path_of(SCRIPTS / script), *arguments]
    said = lab.dom0.execute(command, env=environment, timeout=LIMIT)
    assert said.status == 0, said.stderr.decode()[-3000:]
    return dict(json.loads(said.text))


@pytest.mark.parametrize("way", ["fast", "xl"])
@pytest.mark.parametrize("kind", ["pv", "pvh"])
def test_a_guests_life(lab: Lab, image: Path, environment: dict[str, str], kind: str, way: str) -> None:
    """Two of them are then saved, restored and migrated by xl, also when xl has not made it: the routers go on."""
    moved = ["move"] if (kind, way) in (("pv", "fast"), ("pvh", "xl")) else []
    found = asked(lab, environment, "vm_life.py", lab.dom0.path_of(image), kind, way, *moved)
    if moved:
        assert found.pop("moved") == ["AddressInfo", "[]", "AddressInfo", "AddressInfo"]
    print(f"{way} {kind}: created in {found.pop('created'):.3f} s, running after {found.pop('running'):.3f} s")
    assert "Nonsense" in found.pop("wrong")
    assert "read-only" in found.pop("refused")
    assert found == {
        "again": f"there is a guest '{way}-{kind}' already",
        "info": [f"{way}-{kind}", kind, "running", 8 << 20, 2],
        "counted": [True, True],
        "read": "0",
        "started": "Running",
        "other": "AddressInfo",
        "suspended": "suspended",
        "resumed": ["running", "AddressInfo"],
        "log": True,
        "left": [],
    }


@pytest.mark.parametrize("kind", ["pv", "pvh"])
def test_killed_while_it_creates(lab: Lab, image: Path, environment: dict[str, str], kind: str) -> None:
    found = asked(lab, environment, "vm_killed.py", lab.dom0.path_of(image), kind)
    assert found["ends"]["killed"] >= 6
    assert (found["again"], found["left"]) == (True, [])


def test_the_real_xenstored(lab: Lab, environment: dict[str, str]) -> None:
    found = asked(lab, environment, "vm_store.py")
    print(f"{found.pop('reads per second')} reads per second")
    assert found == {
        "many": [True, True],
        "value": True,
        "first": True,
        "event": True,
        "conflict": ["5", "8", "9"],
        "permissions": ["n0", "r7"],
        "errors": [2, 2],
        "gone": True,
    }


def test_the_command_line(lab: Lab, image: Path, environment: dict[str, str]) -> None:
    def vm(*words: str) -> tuple[int, str]:
        done = lab.dom0.execute(
            [*lab.dom0.python, "-P", "-m", "factory", "vm", *words], env=environment, timeout=LIMIT, cwd="/"
        )
        return done.status, done.text + done.stderr.decode()

    created = vm(
        "create", lab.dom0.path_of(image), "--name", "fw", "--fast", "--vif", "none", "--vif", "none", "--wait"
    )
    assert created[0] == 0, created
    status, text = vm("top", "--json")
    assert (status, [each["name"] for each in json.loads(text)["guests"]]) == (0, ["fw"])
    assert vm("read", "fw", "from_outside/denied.count") == (0, "0\n")
    assert vm("console", "--log", "fw")[1].startswith("firewall: router running")
    assert vm("destroy", "fw") == (0, "")
    assert vm("create", "/nowhere.elf", "--fast")[0] == 2
