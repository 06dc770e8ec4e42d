"""TLS between a guest and programs of this machine: a client that verifies `openssl s_server`, and https-server with a
certificate of its own, under load, under attack and without random numbers."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import http.client
import random
import shutil
import socket
import ssl
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import library_apps
import pytest
from guests import console, running

from factory import process
from factory.build import ImageRequest, build_images
from factory.checkout import RECIPES
from factory.progress import LineProgress
from factory.recipe import load
from factory.run.qemu import Forward, Guest, Link, guest_status

pytestmark = pytest.mark.boot

CLIENT = "ssl/ssl-client"
NAME = "server.test"
NO_RDRAND = ("-cpu", "max,-rdrand")
NO_RANDOM = "minios: no random numbers: the processor has no RDRAND and there is no virtio-rng device\n"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Identity:
    """Files of a private key and its self-signed certificate."""

    certificate: Path
    key: Path

    @property
    def argument(self) -> str:
        pem = self.certificate.read_text()
        return base64.b64encode(ssl.PEM_cert_to_DER_cert(pem)).decode()


def _identity(folder: Path, name: str = NAME, days: int = 1) -> Identity:
    folder.mkdir(parents=True)
    made = Identity(folder / "certificate.pem", folder / "key.pem")
    process.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
         "-keyout", made.key, "-out", made.certificate, "-subj", f"/CN={name}", "-days", str(days),
         "-addext", f"subjectAltName=DNS:{name},DNS:localhost,IP:127.0.0.1"], timeout=20
    )  # fmt: skip
    return made


@pytest.fixture(scope="module")
def client() -> Path:
    return library_apps.build(CLIENT)[CLIENT]


@contextmanager
def _server(identity: Identity, *options: str) -> Iterator[int]:
    """The port of an `openssl s_server` that answers every request with a page on the connection."""
    command = [
        "openssl", "s_server", "-accept", "127.0.0.1:0", "-www", "-cert", str(identity.certificate),
        "-key", str(identity.key), *options,
    ]  # fmt: skip
    with process.spawn(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        assert server.stdout
        line = b""
        while not line.startswith(b"ACCEPT 127"):
            line = server.stdout.readline()
            assert line, "openssl s_server has ended"
        # Nobody reads the rest: it must not fill the pipe.
        threading.Thread(target=server.stdout.read, daemon=True).start()
        yield int(line.rpartition(b":")[2])
        server.kill()


def _fetch(
    image: Path, port: int, trusted: Identity, name: str = NAME, machine: str = "microvm"
) -> tuple[str, int | None]:
    """The client's lines, without those of its network, and its status."""
    arguments = f"10.0.2.2:{port} {name} {trusted.argument}"
    guest = Guest(image, load(library_apps.APPS / CLIENT).memory, (Link("user"),), machine, arguments)
    output, status = console(guest.command())
    lines = [line for line in output.splitlines(keepends=True) if not line.startswith(("net0: ", "minios: exit"))]
    return "".join(lines), guest_status(status)


@pytest.mark.parametrize("machine", ["microvm", "q35"])
def test_client_verifies_and_resumes(client: Path, machine: str, tmp_path: Path) -> None:
    server = _identity(tmp_path / "server")
    cipher = "TLSv1.3 TLS_AES_256_GCM_SHA384"
    with _server(server, "-tls1_3") as port:
        text, status = _fetch(client, port, server, machine=machine)
    assert text == f"{cipher} new\nHTTP/1.0 200 ok\r\n{cipher} resumed\nHTTP/1.0 200 ok\r\n".replace("\r\n", "\n")
    assert status == 0


def test_client_of_tls_1_2(client: Path, tmp_path: Path) -> None:
    server = _identity(tmp_path / "server")
    with _server(server, "-tls1_2") as port:
        text, status = _fetch(client, port, server)
    assert text.startswith("TLSv1.2 ECDHE-ECDSA-AES256-GCM-SHA384 new\nHTTP/1.0 200 ok\n")
    assert status == 0


@pytest.mark.parametrize(
    ("trusted", "name", "reason"),
    [
        ("other", NAME, "self-signed certificate"),
        ("server", "another.test", "hostname mismatch"),
    ],
)
def test_client_refuses(client: Path, tmp_path: Path, trusted: str, name: str, reason: str) -> None:
    both = {each: _identity(tmp_path / each) for each in ("server", "other")}
    with _server(both["server"]) as port:
        text, status = _fetch(client, port, both[trusted], name)
    assert text == f"certificate: {reason}\nconnect: certificate verify failed\n"
    assert status == 1


def test_client_without_a_server(client: Path, tmp_path: Path) -> None:
    text, status = _fetch(client, free_port(), _identity(tmp_path / "server"))
    assert text == "connect: connect error\n"
    assert status == 1


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Identity, bytes]:
    """https-server with a certificate and a file of a megabyte, in a recipe outside of this checkout: image, both."""
    folder = tmp_path_factory.mktemp("own") / "https-own"
    shutil.copytree(RECIPES / "https-server", folder, ignore=shutil.ignore_patterns("tests"))
    identity = _identity(folder / "tls", "localhost")
    large = b"".join(hashlib.sha512(str(number).encode()).digest() for number in range(16384))
    (folder / "www" / "large").write_bytes(large)
    recipe = folder / "recipe.toml"
    text = recipe.read_text()
    before = 'files = [{ from = "www", to = "/" }]'
    assert before in text
    recipe.write_text(
        text.replace(before, 'files = [{ from = "www", to = "/" }, { from = "tls", to = "/tls" }]').replace(
            '"3M"', '"5M"'
        )
    )
    request = ImageRequest("https-own", str(folder), "out/tests/https-own", {})
    return build_images([request], progress=LineProgress())[0].image, identity, large


def _guest(image: Path, port: int, *extra: str) -> Guest:
    return Guest(image, "16M", (Link("user", forwards=(Forward("tcp", port, 443),)),), extra=extra)


def test_server_with_its_own_certificate(own: tuple[Path, Identity, bytes]) -> None:
    """Verified by a client; a megabyte, whole and in parts; the key is not to be had."""
    image, identity, large = own
    port = free_port()
    context = ssl.create_default_context(cafile=str(identity.certificate))

    def get(path: str, **fields: str) -> tuple[int, bytes]:
        request = urllib.request.Request(f"https://localhost:{port}{path}", headers=fields)
        try:
            with urllib.request.urlopen(request, context=context, timeout=30) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, b""

    with running(_guest(image, port)) as guest:
        guest.wait_for("https-server: listening on port 443")
        guest.wait_for("net0: 10.0.2.15")
        assert "https-server: certificate /tls/certificate.pem" in guest.console.text
        assert get("/large") == (200, large)
        assert get("/large", Range="bytes=1000-500999") == (206, large[1000:501000])
        assert get("/tls/key.pem")[0] == 404
        assert get("/tls/certificate.pem")[0] == 404
        assert get("/../tls/key.pem")[0] in (400, 404)
        guest.child.kill()


def test_many_clients_at_once(own: tuple[Path, Identity, bytes]) -> None:
    """Ten clients that stay connected, each with 30 requests, and some that break off in the middle of a handshake."""
    image, identity, _ = own
    port = free_port()
    context = ssl.create_default_context(cafile=str(identity.certificate))
    answers: list[int] = []

    def client() -> None:
        connection = http.client.HTTPSConnection("localhost", port, context=context, timeout=30)
        for _ in range(30):
            connection.request("GET", "/")
            with connection.getresponse() as answer:
                answers.append(answer.status if b"It works" in answer.read() else 0)
        connection.close()

    with running(_guest(image, port)) as guest:
        guest.wait_for("net0: 10.0.2.15")
        rude = [_break_off(port) for _ in range(5)]
        threads = [threading.Thread(target=client) for _ in range(10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert answers == [200] * 300
        for each in rude:
            each.close()
        guest.child.kill()


def _break_off(port: int) -> socket.socket:
    """A client that sends half of a ClientHello's record header, and stays."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=10)
    connection.sendall(b"\x16\x03\x01")
    return connection


def test_damaged_handshakes(own: tuple[Path, Identity, bytes]) -> None:
    """A client's first flight with bytes changed, cut or repeated: the server ends such connections and goes on."""
    image, identity, _ = own
    port = free_port()
    context = ssl.create_default_context(cafile=str(identity.certificate))
    chance = random.Random(8446)
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    with pytest.raises(ssl.SSLWantReadError):
        context.wrap_bio(incoming, outgoing, server_hostname="localhost").do_handshake()
    hello = outgoing.read()
    with running(_guest(image, port)) as guest:
        guest.wait_for("net0: 10.0.2.15")
        for _ in range(150):
            damaged = bytearray(hello)
            for _ in range(chance.choice((1, 1, 2, 8, 40))):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            if chance.random() < 0.2:
                damaged = damaged[: chance.randrange(len(damaged))] * chance.randrange(1, 30)
            with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
                connection.sendall(damaged)
                connection.shutdown(socket.SHUT_WR)
                with contextlib.suppress(ConnectionResetError):  # it may close before it has read all
                    while connection.recv(65536):
                        pass
        with urllib.request.urlopen(f"https://localhost:{port}/", context=context, timeout=30) as answer:
            assert b"It works" in answer.read()
        guest.child.kill()


def test_server_without_random_numbers_refuses_to_start(own: tuple[Path, Identity, bytes]) -> None:
    output, status = console(_guest(own[0], free_port(), *NO_RDRAND).command())
    assert NO_RANDOM in output
    assert "https-server: " in output
    assert "listening" not in output
    assert guest_status(status) == 1
