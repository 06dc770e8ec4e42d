"""Builds from nothing and with a warm remote cache, on other paths (seconds, once; toolchains, libraries are there)."""

from __future__ import annotations

import http.server
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.loopback import answering
from bench.row import Row
from factory import files, process
from factory.progress import Progress
from factory.rebuild.copy import copy_sources
from factory.recipe import known

LONG = True
FIRST = "firewall"
# cg-nat is what a release puts beside a firewall; clickos has the most elements that a firewall has not.
SECONDS = ("cg-nat", "clickos")


def measure(progress: Progress) -> list[Row]:
    with files.scratch(Path(tempfile.gettempdir()), "builds") as folder, _cache() as remote:
        one, other = _Checkout(folder, "one", remote), _Checkout(folder, "the other", remote)
        with progress.step("every recipe from nothing"):
            everything = one.build(known())
        with progress.step("every recipe, with a warm remote cache"):
            warm = other.build(known())
        for name in known():
            path = f"out/{name}/{name}.elf"
            if files.sha256(one.path / path) != files.sha256(other.path / path):
                raise AssertionError(f"{name} is not the same with the cache")
        with progress.step("a second recipe"):
            seconds = {name: _second(folder, name) for name in SECONDS}
    after = f"second recipe after the first: after {FIRST}, "
    return [
        *(Row(after + name, taken, "s", "at most 15 s", taken <= 15) for name, taken in seconds.items()),
        Row(f"all {len(known())} recipes, from nothing", everything, "s", "at most 360 s", everything <= 360),
        Row("the same, warm remote cache, another path", warm, "s", "at most 45 s", warm <= 45),
    ]


def _second(folder: Path, name: str) -> float:
    """Seconds that recipe NAME takes in a checkout in which the first one was built, and nothing else."""
    checkout = _Checkout(folder, f"before {name}")
    checkout.build([FIRST])
    return checkout.build([name])


class _Checkout:
    """A copy of the sources, with a local cache of its own."""

    def __init__(self, folder: Path, name: str, remote: str | None = None) -> None:
        self.path = folder / name
        self._options = ["--cache", str(folder / f"cache of {name}")]
        if remote is not None:
            self._options += ["--cache-remote", remote, "--cache-push"]
        copy_sources(self.path)

    def build(self, names: Sequence[str]) -> float:
        # -P: modules come from the copy, not from the current folder.
        command = [sys.executable, "-P", "-m", "factory", "-q", "build", *names, *self._options]
        started = time.monotonic()
        process.run(command, cwd=self.path, extra_env={"PYTHONPATH": str(self.path)})
        return time.monotonic() - started


@contextmanager
def _cache() -> Iterator[str]:
    """The address of a cache on loopback, empty at first."""
    entries: dict[str, bytes] = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._answer(200 if self.path in entries else 404, entries.get(self.path, b""))

        def do_PUT(self) -> None:
            entries[self.path] = self.rfile.read(int(self.headers["Content-Length"]))
            self._answer(201, b"")

        def _answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            pass

    with answering(Handler) as port:
        yield f"http://127.0.0.1:{port}"
