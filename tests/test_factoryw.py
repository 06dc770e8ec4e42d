"""./factoryw on machines that lack things, with a PATH and an apt of our own. Making real environments is `build`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from factory.checkout import ROOT

TOOLS = (
    "sh",
    "dirname",
    "readlink",
    "sha256sum",
    "cut",
    "cat",
    "id",
    "mkdir",
    "rm",
    "mv",
    "grep",
    "head",
    "sed",
    "env",
)
TOOLS += ("flock", "ls", "touch", "chmod")
HOST = (
    "gcc", "g++", "make", "qemu-system-x86_64", "tcpdump", "bison", "flex", "curl", "nc", "openssl", "minisign",
    "ssh-agent",
)  # fmt: skip


class Machine:
    """A PATH with only what is named, an empty cache, and a log of what apt was asked for."""

    def __init__(self, top: Path) -> None:
        self.bin, self.cache, self.apt_log = top / "bin", top / "cache", top / "apt.log"
        self.bin.mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found, tool
            (self.bin / tool).symlink_to(found)
        self.program("python3", f'exec {sys.executable} "$@"')
        for name in HOST:
            self.program(name, "exit 0")

    def program(self, name: str, script: str) -> None:
        path = self.bin / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def lacks(self, name: str) -> None:
        (self.bin / name).unlink()

    def apt_installs(self, *names: str) -> None:
        making = "; ".join(f"printf '#!/bin/sh\\n' > {self.bin}/{name}; chmod +x {self.bin}/{name}" for name in names)
        self.program("apt-get", f'echo "$*" >> {self.apt_log}; echo talk; case $1 in install) {making or ":"};; esac')

    def is_root(self, yes: bool) -> None:
        self.program("id", f"echo {0 if yes else 1000}")

    def has_environment(self) -> None:
        """What a run of factoryw would have left, with a Python that only says how it was called."""
        digest = subprocess.run(["sha256sum", ROOT / "requirements.lock"], capture_output=True, text=True, check=True)
        environment = self.cache / "venv" / f"{digest.stdout[:16]}-python3.11"
        (environment / "bin").mkdir(parents=True)
        (environment / "bin/python").write_text('#!/bin/sh\necho "$*"\n')
        (environment / "bin/python").chmod(0o755)
        (environment / "stamp").write_text(f"{environment}/bin/python\n")

    def networked(self) -> dict[str, str]:
        """An environment in which pip finds packages as it does for whoever runs the tests."""
        outer = {k: v for k, v in os.environ.items() if k.startswith(("PIP_", "SSL_")) or "proxy" in k.lower()}
        home = os.environ.get("HOME", "/")
        return {**outer, "PATH": str(self.bin), "FACTORY_CACHE": str(self.cache), "HOME": home}

    def factoryw(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        clean = {"PATH": str(self.bin), "FACTORY_CACHE": str(self.cache), "HOME": "/nowhere", **env}
        command = [str(ROOT / "factoryw"), *arguments]
        return subprocess.run(command, env=clean, capture_output=True, text=True, cwd="/", timeout=120, check=False)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.unit
def test_the_lock_pins_every_dependency_by_digest_and_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    entries = re.findall(r"^([a-z0-9-]+)==\S+((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", lock, re.MULTILINE)
    lines = [line for line in lock.splitlines() if not line.startswith(("#", "    --hash=sha256:"))]
    assert len(entries) == len(lines)
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    assert {re.split("[<>=]", each)[0] for each in wanted} <= {name for name, _ in entries}
    assert "://" not in lock


@pytest.mark.unit
def test_hands_over_when_everything_is_there(machine: Machine) -> None:
    machine.has_environment()
    machine.program("python3", "echo started >&2; exit 1")  # looking must not start a Python
    started = time.monotonic()
    said = machine.factoryw("build", "a b", "--x")
    elapsed = time.monotonic() - started
    assert (said.returncode, said.stdout, said.stderr) == (0, "-P -m factory build a b --x\n", "")
    assert elapsed < 5  # a hang, not a benchmark: bench/ measures


@pytest.mark.unit
def test_compiled_python_is_kept_where_the_checkout_shall_have_none(machine: Machine) -> None:
    machine.has_environment()
    (python,) = (machine.cache / "venv").glob("*/bin/python")
    python.write_text('#!/bin/sh\necho "${PYTHONDONTWRITEBYTECODE-no} ${PYTHONPYCACHEPREFIX-none}"\n')
    assert machine.factoryw("list", PYTHONDONTWRITEBYTECODE="1").stdout == f"no {machine.cache}/pycache\n"
    if os.access(ROOT / "factory", os.W_OK):
        assert machine.factoryw("list").stdout == "no none\n"


@pytest.mark.unit
def test_installs_as_root(machine: Machine) -> None:
    machine.has_environment()
    machine.lacks("tcpdump")
    machine.is_root(True)
    machine.apt_installs("tcpdump")
    said = machine.factoryw("list")
    assert said.returncode == 0, said.stderr
    assert said.stdout == "-P -m factory list\n", "what apt says is not part of the result"
    last = machine.apt_log.read_text().splitlines()[-1]
    assert last.startswith("install --no-install-recommends --yes")
    assert last.endswith(" tcpdump")
    assert "$ env DEBIAN_FRONTEND=noninteractive apt-get install" in said.stderr


@pytest.mark.unit
def test_installs_with_passwordless_sudo(machine: Machine) -> None:
    machine.has_environment()
    machine.lacks("make")
    machine.lacks("g++")
    machine.is_root(False)
    machine.program("sudo", '[ "$1" = -n ] || exit 1; shift; [ "$1" = true ] && exit 0; exec "$@"')
    machine.apt_installs("make", "g++")
    assert machine.factoryw("list").returncode == 0
    assert machine.apt_log.read_text().splitlines()[-1].endswith(" g++ make")


@pytest.mark.unit
@pytest.mark.parametrize("sudo", ["", "exit 1"])
def test_says_what_to_type_when_it_may_not_install(machine: Machine, sudo: str) -> None:
    machine.has_environment()
    machine.lacks("tcpdump")
    machine.lacks("qemu-system-x86_64")
    machine.is_root(False)
    machine.apt_installs()
    if sudo:
        machine.program("sudo", sudo)
    said = machine.factoryw("list")
    assert said.returncode == 4
    assert said.stdout == ""
    assert said.stderr.splitlines() == [
        "error: missing on this machine: qemu-system-x86 tcpdump",
        "  hint: type this, then run factoryw again: "
        "sudo apt-get install --no-install-recommends qemu-system-x86 tcpdump",
    ]
    assert not machine.apt_log.exists()


@pytest.mark.unit
def test_a_machine_without_apt(machine: Machine) -> None:
    machine.has_environment()
    machine.lacks("gcc")
    said = machine.factoryw("list")
    assert said.returncode == 4
    assert "missing on this machine: gcc" in said.stderr


@pytest.mark.unit
def test_apt_fails(machine: Machine) -> None:
    machine.has_environment()
    machine.lacks("gcc")
    machine.is_root(True)
    machine.program("apt-get", f'echo "$1" >> {machine.apt_log}; [ "$1" = update ]')
    said = machine.factoryw("list")
    assert said.returncode == 4
    assert "error: apt could not install the packages" in said.stderr
    assert machine.apt_log.read_text().splitlines()[-3:] == ["install", "update", "install"]


@pytest.mark.unit
def test_a_cache_folder_that_cannot_be_written(machine: Machine) -> None:
    said = machine.factoryw("list", FACTORY_CACHE="/proc/nothing")
    assert said.returncode == 7
    assert "error: cannot write to the cache folder /proc/nothing" in said.stderr


@pytest.mark.build
def test_no_package_index(machine: Machine) -> None:
    said = machine.factoryw("list", PIP_NO_INDEX="1", PIP_CONFIG_FILE="/dev/null")
    assert said.returncode == 5
    assert "error: the Python packages could not be installed" in said.stderr
    assert "  hint: check the network" in said.stderr
    assert [path.name for path in (machine.cache / "venv").iterdir()] == ["lock"]


@pytest.mark.build
def test_a_package_with_another_digest_is_refused(machine: Machine, tmp_path: Path) -> None:
    checkout = tmp_path / "a checkout"
    (checkout / "factory/host").mkdir(parents=True)
    for name in ("factoryw", "factory/host/packages.txt"):
        shutil.copy(ROOT / name, checkout / name)
    lock = (ROOT / "requirements.lock").read_text()
    (checkout / "requirements.lock").write_text(re.sub("sha256:.{8}", "sha256:00000000", lock))
    said = subprocess.run(
        [checkout / "factoryw", "list"], env=machine.networked(), capture_output=True, text=True, check=False
    )
    assert said.returncode == 5
    assert "error: a Python package has not the digest that requirements.lock names: refused" in said.stderr


@pytest.mark.build
def test_makes_one_environment_for_two_and_survives_kill(machine: Machine) -> None:
    """Uses this machine's package index, as ./factoryw itself did."""
    command = [str(ROOT / "factoryw"), "--version"]
    killed = subprocess.Popen(command, env=machine.networked(), stderr=subprocess.DEVNULL)
    time.sleep(1.5)
    killed.kill()
    killed.wait()
    both = [
        subprocess.Popen(command, env=machine.networked(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [each.communicate(timeout=300) for each in both]
    assert [each.returncode for each in both] == [0, 0], said
    assert all(stdout.startswith("factory ") for stdout, _ in said)
    assert sum("making the Python environment" in stderr for _, stderr in said) == 1
