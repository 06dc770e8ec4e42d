"""recipes/http-server with a large file: every byte of it arrives, also when many ask at once."""

from __future__ import annotations

import hashlib
import random
import shutil
import socket
import time
from pathlib import Path

import pytest

from bench import http_client
from factory import process
from factory.build import ImageRequest, build_images
from factory.checkout import RECIPES
from factory.progress import LineProgress
from factory.run.qemu import Forward, Guest, Link
from factory.testing.image import Console

pytestmark = pytest.mark.boot

LARGE = random.Random(1).randbytes(1 << 20)


def test_a_large_file(tmp_path: Path) -> None:
    folder = shutil.copytree(RECIPES / "http-server", tmp_path / "http-server")
    (folder / "www" / "large.bin").write_bytes(LARGE)
    recipe = folder / "recipe.toml"
    recipe.write_text(recipe.read_text().replace('image = "350K"', 'image = "2M"'))
    request = ImageRequest("http-server", str(folder), "out/tests/http-server-large", {})
    (built,) = build_images([request], progress=LineProgress())
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    guest = Guest(built.image, "16M", (Link("user", forwards=(Forward("tcp", port, 80),)),))
    with process.spawn(guest.command()) as child:
        console = Console(child)
        until = time.monotonic() + 60
        while "net0: 10.0.2.15/24" not in console.text:
            assert time.monotonic() < until, console.text
            time.sleep(0.1)
        got = process.run(["curl", "-sS", f"http://127.0.0.1:{port}/large.bin", "-o", str(tmp_path / "got")])
        assert got.status == 0
        assert hashlib.sha256((tmp_path / "got").read_bytes()).digest() == hashlib.sha256(LARGE).digest()
        for keep in (False, True):
            answered = http_client.ask(port, http_client.Load("/large.bin", LARGE, 24, keep=keep))
            assert (answered.good, answered.lost) == (24, 0), answered.why
        # What a client leaves unread, or half said, hurts nobody.
        for request_text in (b"GET /large.bin HTTP/1.1\r\nHost: a\r\n\r\n", b"GET /la"):
            with socket.create_connection(("127.0.0.1", port)) as rude:
                rude.sendall(request_text)
        assert http_client.ask(port, http_client.Load("/large.bin", LARGE, 1)).good == 1
