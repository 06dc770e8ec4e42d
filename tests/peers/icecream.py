"""A small icecream cluster: a scheduler, and daemons of which each has a network namespace of its own.

One daemon is the machine that builds; it takes no jobs. Daemons at one address would be taken for each other. A daemon
compiles what comes from elsewhere in a chroot(2) with the compiler that came with it: that step needs root.
"""

from __future__ import annotations

import functools
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from namespaces import Namespace, namespaces

from factory import cache, process
from peers.programs import programs
from peers.servers import Peer

_PORT = 8765
_SECONDS = 20.0
_USER = "nobody"  # which daemon and scheduler become
_NETNAME = "test"


@dataclass(frozen=True)
class Cluster:
    """here: the namespace in which to build; launchers: the folder whose icecc goes to its daemon; workers: the others.

    What a worker has compiled is in its folder/output.
    """

    here: Namespace
    launchers: Path
    workers: tuple[Peer, ...]


@contextmanager
def icecream(workers: int) -> Iterator[Cluster]:
    """Skips the test where it is not run by root."""
    with namespaces(workers + 1) as spaces, TemporaryDirectory(prefix="icecream-") as temporary, ExitStack() as stack:
        folder = Path(temporary)
        folder.chmod(0o755)  # for the user that daemons become; pytest's folders are closed to him
        here, *others = spaces
        here.ip("link add name br0 type bridge")
        here.ip("address add 10.9.0.1/24 dev br0")
        here.ip("link set br0 up")
        for number, other in enumerate(others):
            here.ip(f"link add w{number} type veth peer name eth0 netns {other.pid}")
            here.ip(f"link set w{number} master br0 up")
            other.ip(f"address add 10.9.0.{number + 2}/24 dev eth0")
            other.ip("link set eth0 up")

        def start(name: str, space: Namespace, *words: str) -> Peer:
            place = folder / name
            place.mkdir(parents=True)
            os.chmod(place, 0o777)
            output = stack.enter_context((place / "output").open("wb"))
            env = {"ICECC_TEST_SOCKET": str(place / "socket")}
            argv = space.inside(programs() / words[0], *words[1:], "-n", _NETNAME, "-u", _USER, "-vvv")
            return Peer(0, place, stack.enter_context(process.spawn(argv, stdout=output, stderr=output, extra_env=env)))

        scheduler = start("scheduler", here, "icecc-scheduler", "-p", str(_PORT))
        _wait(scheduler, "scheduler ready")

        def daemon(name: str, space: Namespace, *words: str) -> Peer:
            argv = ("iceccd", "-s", f"10.9.0.1:{_PORT}", "-N", name, "-b", str(folder / name / "environments"), *words)
            return start(name, space, *argv)

        mine = daemon("here", here, "-m", "0", "--no-remote")
        made = tuple(daemon(f"worker{number}", other, "-m", "2") for number, other in enumerate(others))
        for each in (mine, *made):
            _wait(each, "Connected to scheduler")
        launcher = folder / "bin" / "icecc"
        launcher.parent.mkdir()
        launcher.write_text(
            f"#!/bin/sh\nexport ICECC_TEST_SOCKET={mine.folder}/socket ICECC_VERSION={_environment()}\n"
            f'exec {programs()}/icecc "$@"\n'
        )
        launcher.chmod(0o755)
        yield Cluster(here, launcher.parent, made)


def _wait(peer: Peer, text: str) -> None:
    end = time.monotonic() + _SECONDS
    while text not in (output := (peer.folder / "output").read_text()):
        assert peer.child.poll() is None, output  # type: ignore[attr-defined]
        assert time.monotonic() < end, output
        time.sleep(0.05)


@functools.cache
def _environment() -> Path:
    """The compiler as an archive for the workers, kept in the store: making it takes 5 seconds."""
    said = process.run(["gcc", "-v"]).stderr

    def build(folder: Path) -> None:
        process.run([programs() / "icecc-create-env", "/usr/bin/gcc", "/usr/bin/g++"], cwd=folder)

    (archive,) = cache.make("icecream-compiler", cache.key(said, str(programs())), build).glob("*.tar.gz")
    return archive
