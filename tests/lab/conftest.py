"""One lab for all tests of a worker that are marked `lab`: its boot takes ten seconds."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from factory.lab import Lab
from factory.progress import LineProgress


@pytest.fixture(scope="session")
def lab() -> Iterator[Lab]:
    """FACTORY_LAB=NAME uses a lab that runs (`factory lab up --name NAME`), while tests are being written."""
    name = os.environ.get("FACTORY_LAB")
    if name:
        yield Lab.find(name)
        return
    with Lab.booted(progress=LineProgress()) as booted:
        yield booted
