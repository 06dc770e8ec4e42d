"""Configurations that several measurements run in user space, and how they are run."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from factory import files, process
from factory.errors import FactoryError

UDP = "UDPIPEncap(10.0.0.1, 1234, 10.0.0.2, 80)"
ETHER = "EtherEncap(0x0800, 1:1:1:1:1:1, 2:2:2:2:2:2)"
MISSES = ", ".join(f"12/{0x9000 + n:04x}" for n in range(19))
COUNTER = "S -> Counter -> Discard"
QUEUE = "S -> Queue(1024) -> Unqueue(BURST 32) -> Discard"
TEE = "S -> t :: Tee(4); " + "".join(f"t[{n}] -> Discard; " for n in range(4))
# The 20th of 20 ethertypes is the one.
CLASSIFIER = f"S -> {UDP} -> {ETHER} -> c :: Classifier({MISSES}, 12/0800); " + "".join(
    f"c[{n}] -> Discard; " for n in range(20)
)


def nulls(count: int) -> str:
    return "S -> " + "Null -> " * count + "Discard"


def chain(count: int, instructions: str = "stop") -> str:
    """A chain of declared Nulls (one line each, as are the connections), and a Script."""
    names = [f"n{index}" for index in range(count)]
    declared = "".join(f"{name} :: Null;\n" for name in names)
    return declared + "\n -> ".join(["Idle", *names, "Discard"]) + f";\nScript({instructions});\n"


def source(packets: int) -> str:
    """S: a packet of 18 bytes, so many times, 32 at a time; then the router stops."""
    return f"S :: InfiniteSource(LENGTH 18, LIMIT {packets}, BURST 32, STOP true);\n"


@contextmanager
def written(text: str) -> Iterator[Path]:
    """A configuration in a file, one connection to a line."""
    with files.scratch(Path(tempfile.gettempdir()), "factory-bench") as folder:
        router = folder / "router.click"
        files.write(router, text)
        yield router


def memory(click: Path, elements: int) -> int:
    """The most memory, in bytes, that click has held when a chain of so many elements runs (VmHWM, proc(5))."""
    said = run(click, chain(elements, "print $(cat /proc/self/status), stop")).stdout
    found = re.search(r"VmHWM:\s*(\d+) kB", said)
    if not found:
        raise FactoryError("/proc/self/status has no VmHWM", details=said.splitlines()[-10:])
    return int(found[1]) * 1024


def run(click: Path, text: str, before: Sequence[str | Path] = (), after: Sequence[str] = ()) -> process.Finished:
    """click with a configuration, under another program (`before`) when it is given."""
    with written(text) as router:
        return process.run([*before, click, router, *after])
