"""newlib and its port inside the guest: the programs tests/boot/libc_*, one boot of QEMU (under a second) per case."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from guests import BOOT, CRASH, run

pytestmark = pytest.mark.boot


def test_text_and_numbers_are_as_on_any_other_system(tmp_path: Path) -> None:
    """The same source, compiled for this machine's own C library, is the oracle."""
    here = tmp_path / "libc_text"
    subprocess.run(["gcc", "-std=gnu11", "-O1", "-w", "-o", here, BOOT / "libc_text.c", "-lm"], check=True)
    expected = subprocess.run([here], capture_output=True, text=True, check=True).stdout
    assert run("libc_text") == (expected, 0)


def test_system_calls_and_their_errors() -> None:
    text, status = run("libc_system")
    assert re.fullmatch(r"time \d{10}\n\d+ checks, 0 wrong\n", text), text
    assert status == 0


def test_files_in_memory() -> None:
    text, status = run("libc_files")
    assert re.fullmatch(r"\. \.\. empty tmp work www \d+ checks, 0 wrong\n", text), text
    assert status == 0


@pytest.mark.parametrize("seed", ["1", "2"])
def test_files_are_as_on_any_other_system(tmp_path: Path, seed: str) -> None:
    """Thousands of random operations; this machine's own file system is the oracle."""
    here, folder = tmp_path / "libc_fsops", tmp_path / "files"
    subprocess.run(["gcc", "-std=gnu11", "-O1", "-w", "-o", here, BOOT / "libc_fsops.c"], check=True)
    folder.mkdir()
    expected = subprocess.run([here, seed], cwd=folder, capture_output=True, text=True, check=True).stdout
    text, status = run("libc_fsops", seed)
    assert text.splitlines() == expected.splitlines()
    assert status == 0


@pytest.mark.parametrize(
    ("way", "message"),
    [
        ("magic", "not the magic word"),
        ("count", "too short for its entries"),
        ("path", "a path lies outside"),
        ("data", "a file's content lies outside"),
        ("kind", "an entry is neither a file nor a folder"),
        ("relative", "a path is not absolute"),
        ("twice", "a path comes twice"),
        ("below", "a file is used as a folder"),
        ("dots", "a path has no name"),
    ],
)
def test_files_of_the_image_that_are_wrong(way: str, message: str) -> None:
    text, status = run("libc_badfiles", way)
    assert text.startswith(f"minios: the image's files cannot be read: {message}\nminios: backtrace\n"), text
    assert status == CRASH


def test_files_of_the_image_that_are_right() -> None:
    assert run("libc_badfiles") == ("0\n", 0)


def test_waiting_for_descriptors() -> None:
    text, status = run("libc_poll", typed="hello")
    assert re.fullmatch(r"type\n\d+ checks, 0 wrong\n", text), text
    assert status == 0


def test_threads_of_posix() -> None:
    text, status = run("pthreads")
    assert re.fullmatch(r"\d+ checks, 0 wrong\n", text), text
    assert status == 0


def test_the_last_thread_ends_the_program() -> None:
    assert run("pthreads", "last") == ("the last thread\n", 0)


def test_locking_twice_is_told_and_not_waited_for() -> None:
    text, status = run("pthreads", "deadlock")
    assert text.startswith("minios: deadlock: a thread locks a mutex that it has locked already\n"), text
    assert status == CRASH


CONSTRUCTED = "construct first\nconstruct second\n"
DESTROYED = "destroy second\ndestroy first\nfini_array\n"


@pytest.mark.parametrize(
    ("way", "text", "status"),
    [
        ("return", "construct local\ndestroy local\natexit\n" + DESTROYED, 3),
        ("exit", DESTROYED, 4),
        ("_exit", "", 5),
        ("unflushed", "no newline" + DESTROYED, 6),
        ("nothrow", DESTROYED, 8),
        ("align", DESTROYED, 10),
    ],
)
def test_a_program_ends(way: str, text: str, status: int) -> None:
    assert run("libc_ends", way) == (CONSTRUCTED + text, status)


@pytest.mark.parametrize(
    ("way", "message"),
    [
        ("abort", r"minios: abort\(\) was called"),
        ("assert", r"\S*tests/boot/libc_ends\.cc:\d+: .*end\(.*: assertion `way\[0\] == 'b' && .*' failed"),
        ("signal", r"minios: the program was ended by a signal: Terminated"),
        ("pure", r"minios: a pure virtual function was called"),
        ("memory", r"minios: out of memory: operator new wanted \d+ bytes"),
    ],
)
def test_a_program_crashes_with_a_message(way: str, message: str) -> None:
    text, status = run("libc_ends", way)
    assert re.match(CONSTRUCTED + message + "\n", text), text
    assert status == CRASH


def test_lines_are_read_from_the_console() -> None:
    assert run("libc_input", typed="first line\n\nend\n") == ("ready\ngot 'first line'\ngot ''\ngot 'end'\n", 0)
