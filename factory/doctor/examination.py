"""The order of the examination. A new check is a function that yields findings, listed here."""

from __future__ import annotations

from collections.abc import Iterator

from factory.doctor import machine, store
from factory.doctor.finding import Finding
from factory.progress import SILENT, Progress


def examine(*, offline: bool = False, progress: Progress = SILENT) -> Iterator[Finding]:
    """Yields findings as they are made; offline leaves out what needs the network."""
    yield from machine.python()
    yield from machine.packages()
    yield from machine.acceleration()
    yield from store.space()
    with progress.step("check the digests of the cache"):
        cached = [*store.sources(), *store.entries()]
    yield from cached
    if not offline:
        from factory.doctor import network

        yield from network.mirror()
        yield from store.remote()
