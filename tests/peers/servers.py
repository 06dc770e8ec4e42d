"""Real servers for tests: each on a port of loopback that is free, ended with the test."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from factory import process
from peers.programs import programs

_SECONDS = 10.0
_NGINX = """\
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 128; }}
http {{
  access_log {folder}/access.log; client_body_temp_path {folder}/body; proxy_temp_path {folder}/p;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{
    listen 127.0.0.1:{port}; root {folder}/www; client_max_body_size 64m;
    location / {{ dav_methods PUT DELETE; create_full_put_path on; }}
  }}
}}
"""


@dataclass(frozen=True)
class Peer:
    """kill: at once, as a machine that goes away."""

    port: int
    folder: Path
    child: object

    def kill(self) -> None:
        os.killpg(self.child.pid, 9)  # type: ignore[attr-defined]
        self.child.wait()  # type: ignore[attr-defined]


@contextmanager
def nginx(folder: Path) -> Iterator[Peer]:
    """A web server that takes PUT; what it has is in folder/www, what it was asked in folder/access.log."""
    (folder / "www").mkdir(parents=True)
    port = free_port()
    (folder / "nginx.conf").write_text(_NGINX.format(folder=folder, port=port))
    with _running(["nginx", "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")], port, folder) as peer:
        yield peer


@contextmanager
def redis(folder: Path) -> Iterator[Peer]:
    folder.mkdir(parents=True)
    port = free_port()
    words = ["--bind", "127.0.0.1", "--port", str(port), "--save", "", "--dir", str(folder)]
    with _running(["redis-server", *words], port, folder) as peer:
        yield peer


@contextmanager
def distccd(folder: Path) -> Iterator[Peer]:
    """What it has compiled is in folder/output."""
    folder.mkdir(parents=True)
    port = free_port()
    words = ["--no-detach", "--daemon", "--listen", "127.0.0.1", "--allow", "127.0.0.1", "--port", str(port)]
    words += ["--jobs", "2", "--log-level", "info", "--log-stderr"]
    # The compilers that it may run are listed in /usr/lib/distcc, by its installation: it is not installed.
    words += ["--enable-tcp-insecure"]
    with _running(["distccd", *words], port, folder) as peer:
        yield peer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(words: list[str], port: int, folder: Path) -> Iterator[Peer]:
    command = [str(programs() / words[0]), *words[1:]]
    with (folder / "output").open("wb") as output, process.spawn(command, stdout=output) as child:
        end = time.monotonic() + _SECONDS
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert child.poll() is None, (folder / "output").read_text()
                assert time.monotonic() < end, (folder / "output").read_text()
                time.sleep(0.05)
        yield Peer(port, folder, child)
