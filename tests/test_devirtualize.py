"""click-devirtualize: every class that it copies compiles, and it says so when there is nothing to copy from."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

from factory import elements

CLICK = Path(__file__).parent.parent / "click"

pytestmark = pytest.mark.build


def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, capture_output=True, text=True, timeout=120, check=False, env={**os.environ, **environment}
    )


def test_every_copy_compiles(click_binary: Path, tmp_path: Path) -> None:
    names = [name for name in elements.scan(CLICK).all("userlevel").names if name != "Idle"]
    # The tool does not check port counts: one port on each side lets every class call and be called.
    lines = ["i :: Idle;", *(f"x{n} :: {name}; i -> x{n} -> i;" for n, name in enumerate(names))]
    (tmp_path / "all.click").write_text("\n".join(lines))
    done = run(click_binary.parent / "click-devirtualize", "-V", "-s", tmp_path / "all.click")
    assert done.returncode == 0, done.stderr
    copied = re.findall(r"'x\d+': (\S+) is now", done.stderr)
    assert {"Counter", "Queue", "Tee", "InfiniteSource", "IPFilter", "IPClassifier", "DecIPTTL"} <= set(copied)
    assert len(copied) > len(names) * 3 / 4, done.stderr
    # Header and code are one file here.
    source = tmp_path / "all.cc"
    source.write_text(re.sub(r'#include "clickdv_.*', "", done.stdout))
    flags = ["-std=gnu++17", "-fno-exceptions", "-fno-rtti", "-DCLICK_USERLEVEL=1", f"-I{CLICK}/include", f"-I{CLICK}"]
    compiled = run("g++", "-fsyntax-only", *flags, source)
    assert compiled.returncode == 0, compiled.stderr[:4000]


def test_says_when_there_are_no_sources(click_binary: Path, tmp_path: Path) -> None:
    tool = tmp_path / "click-devirtualize"
    shutil.copy(click_binary.parent / "click-tools", tool)
    done = run(tool, "-e", "Idle -> Null -> Discard", CLICKPATH=str(tmp_path))
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("click-devirtualize: click's sources not found\n")
    (tmp_path / "share" / "click").mkdir(parents=True)
    (tmp_path / "share" / "click" / "src").symlink_to(CLICK)
    done = run(tool, "-C", str(tmp_path), "-c", "-e", "Idle -> Null -> Discard")
    assert done.returncode == 0, done.stderr
    assert "Null@2 :: Null@@Null@2;" in done.stdout


def test_state_moves_to_a_copy(click_binary: Path, tmp_path: Path) -> None:
    """Hot swap from a plain configuration to the same one with generated classes, and back."""
    text = "InfiniteSource(LIMIT 5) -> c :: Counter -> q :: Queue(100) -> Idle;"
    (tmp_path / "plain.click").write_text(text)
    made = run(click_binary.parent / "click-devirtualize", "-u", tmp_path / "plain.click", "-o", tmp_path / "direct")
    assert made.returncode == 0, made.stderr
    path = tmp_path / "control"
    router = subprocess.Popen([click_binary, "-R", "-u", path, tmp_path / "plain.click"])
    try:
        deadline = time.monotonic() + 20
        while not path.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        assert talk(path, b"READ q.class\n").endswith(b"\r\nQueue")
        changes = [((tmp_path / "direct").read_bytes(), b"Queue@@q"), (text.encode(), b"Queue")]
        for n, (configuration, name) in enumerate(changes):
            said = talk(path, b"WRITEDATA hotconfig %d\n%s" % (len(configuration), configuration))
            assert b"200 " in said, said
            # Each configuration's source sends its five; those of the old queue are in the new one.
            wanted = b"DATA 2\r\n%d" % (5 * n + 10)
            while not talk(path, b"READ q.length\n").endswith(wanted) and time.monotonic() < deadline:
                time.sleep(0.02)
            assert talk(path, b"READ q.length\n").endswith(wanted)
            assert talk(path, b"READ q.class\n").endswith(b"\r\n" + name)
    finally:
        router.terminate()
        assert router.wait(20) == 0


def talk(path: Path, command: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX) as control:
        control.settimeout(20)
        control.connect(str(path))
        control.sendall(command + b"QUIT\n")
        said = b""
        while piece := control.recv(65536):
            said += piece
    return said.removesuffix(b"200 Goodbye!\r\n")
