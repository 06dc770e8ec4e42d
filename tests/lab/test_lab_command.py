"""Labs that come and go: `factory lab run`, `up`, and one that is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factory.checkout import ROOT

pytestmark = pytest.mark.lab


def factory(*words: str, timeout: float = 240) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-m", "factory", *words]
    return subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, timeout=timeout, check=False)


def test_run(tmp_path: Path) -> None:
    """With the least memory that a small guest leaves; the lab is gone afterwards, results are here."""
    (tmp_path / "try.sh").write_text("echo here; cat words >/lab/share/out/copy; echo wrong >&2; exit 9\n")
    (tmp_path / "words").write_text("two words\n")
    files = [str(tmp_path / name) for name in ("try.sh", "words")]
    done = factory("lab", "run", *files, "--memory", "512", "--out", str(tmp_path / "out"), "-q")
    assert (done.returncode, done.stdout, done.stderr) == (9, "here\n", "wrong\n")
    assert (tmp_path / "out" / "copy").read_text() == "two words\n"


def test_up_and_killed(tmp_path: Path) -> None:
    name = f"t{os.getpid()}"
    done = factory("lab", "up", "--name", name, "--memory", "512")
    try:
        assert done.returncode == 0, done.stderr
        rows = {row["name"]: row for row in json.loads(factory("lab", "status", "--json").stdout)["labs"]}
        keeper, folder = rows[name]["pid"], Path(rows[name]["folder"])
        assert factory("lab", "exec", "--name", name, "--", "sh", "-c", "exit 5").returncode == 5
        command = json.loads((folder / "machine").read_text())
        assert running(command)
        os.kill(keeper, signal.SIGKILL)
        deadline = time.monotonic() + 20
        while running(command):
            assert time.monotonic() < deadline, "QEMU outlives its keeper"
            time.sleep(0.1)
        done = factory("lab", "exec", "--name", name, "true")
        assert done.returncode == 2
        assert f"there is no lab {name}" in done.stderr
    finally:
        done = factory("lab", "down", "--name", name)
    assert done.stdout == f"lab {name} was not running\n"
    assert not folder.exists()


def running(command: list[str]) -> bool:
    wanted = "\0".join(command).encode()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (process / "cmdline").read_bytes():
                return True
        except OSError:
            continue
    return False


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("lab", "exec", "--name", "nobodys", "true"), "there is no lab nobodys"),
        (("lab", "up", "--name", "a/b"), "'a/b' is no name for a lab"),
        (("lab", "up", "--name", "nobodys", "--memory", "64"), "64 MB are too little for a lab"),
        (("lab", "exec",), "which command?"),
        (("lab", "run", "/nonexistent"), "there is no such script"),
        (("test", "hello", "--pv"), "--pv is for Xen"),
        (("test", "firewall", "--on", "lab", "--machine", "q35"), "--machine is for QEMU, not for --on lab"),
        (("run", "hello", "--on", "xen"), "this machine is not the dom0 of a Xen"),
        (("run", "firewall", "--on", "lab", "--pv", "--pvh"), "one domain has one kind"),
        (("run", "firewall", "--on", "lab", "--net", "bridge:"), "'bridge:' is not a network"),
        (("test", "firewall", "--on", "lab", "--lab", "nobodys", "--image", "/none"), "there is no such image"),
    ],
)  # fmt: skip
def test_slips(words: tuple[str, ...], said: str) -> None:
    done = factory(*words)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr
