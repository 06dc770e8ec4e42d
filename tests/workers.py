"""Several workers of pytest-xdist over one checkout: which tests stay together, and which run while nothing else does.

The output folder and the cache are shared by all workers and have locks, so whatever a session's fixture builds is
compiled by the first worker that wants it; the others wait and find it.
"""

from __future__ import annotations

import contextlib
import fcntl
import re
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from factory.checkout import OUT

# Tests stay together by file, because a file's fixtures build and boot things. Exceptions:
# these files put images of different kinds at one place, out/firewall …
_TOGETHER = dict.fromkeys(
    ("test_bad_input", "test_cli_edges", "test_console", "test_packets", "test_release", "test_size_image"), "firewall"
)
# … a recipe's image is at one place under both profiles; apart from that, this file's long tests are independent …
_APART = (re.compile(r"(test_apps)\.py::test_recipe\[([\w-]+)-(?:dev|release)\]"),)
# … and a lab is booted once for all its tests.
_LAB = re.compile(r"(?:^|/)(?:lab/test_|test_lab)")
# Long ones go first, so that no worker is left with one when the others have ended.
_FIRST = (
    "test_bad_input", "test_console", "test_packets", "test_release", "test_size_image", "test_rebuild",
    "test_same_in_image", "test_fuzz", "test_apps", "test_library_ssl", "test_gxx", "test_click_lib", "test_clicktests",
)  # fmt: skip


def scope(nodeid: str) -> str:
    """The name of what a test stays together with."""
    if _LAB.search(nodeid):
        return "lab"
    for pattern in _APART:
        if found := pattern.search(nodeid):
            return "/".join(found.groups())
    stem = Path(nodeid.partition("::")[0]).stem
    return _TOGETHER.get(stem, stem)


def pytest_configure(config: pytest.Config) -> None:
    if config.pluginmanager.hasplugin("xdist"):
        config.pluginmanager.register(_Distribution(), "distribution")


class _Distribution:
    """Registered only where xdist is, which knows this hook."""

    def pytest_xdist_make_scheduler(self, config: pytest.Config, log: object) -> object:
        from xdist.scheduler import LoadScopeScheduling

        class ByScope(LoadScopeScheduling):
            def _split_scope(self, nodeid: str) -> str:
                return scope(nodeid)

        return ByScope(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A lab's boot first (it is one long piece), then what is long, then the rest; unit tests fill up the end."""

    def rank(item: pytest.Item) -> int:
        if _LAB.search(item.nodeid):
            return 0
        if item.path.stem in _FIRST:
            return 1 + _FIRST.index(item.path.stem)
        return 100 if item.get_closest_marker("unit") is None else 101

    items.sort(key=rank)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """A test marked `alone` waits until the others' current tests have ended, and they wait for its end."""
    with turn(alone=item.get_closest_marker("alone") is not None):
        return (yield)


@contextlib.contextmanager
def turn(alone: bool, folder: Path = OUT) -> Iterator[None]:
    """Many share the room, or one has it alone. Who wants it alone keeps the gate shut meanwhile: nobody overtakes."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".tests-gate").open("w") as gate, (folder / ".tests-room").open("w") as room:
        fcntl.flock(gate, fcntl.LOCK_EX)
        fcntl.flock(room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        if not alone:
            fcntl.flock(gate, fcntl.LOCK_UN)
        yield
