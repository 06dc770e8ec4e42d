"""The http-server image beside a Linux guest (Debian's kernel, busybox httpd): requests per second, requests lost."""

from __future__ import annotations

import shutil
import socket
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench import http_client, linux_guest
from bench.http_client import Answered, Load
from bench.row import Row
from factory import files, process
from factory.build import ImageRequest, build_images
from factory.checkout import OUT, RECIPES
from factory.errors import disk_errors
from factory.progress import Progress
from factory.run.qemu import Guest
from factory.testing.image import Console

START = 120.0  # seconds that a guest may take until it answers, without KVM on a loaded machine
ROUNDS = 5
MACHINE = "q35"
GOAL = 0.5
BODIES = {"1k.bin": bytes(range(256)) * 4, "64k.bin": bytes(range(256)) * 256}
# Per round: as many as take about a second there. Linux has fewer: it needs longer for each.
OURS, LINUX = {"1k.bin": 600, "64k.bin": 200}, {"1k.bin": 150, "64k.bin": 80}
IN_A_ROW = 10_000


def measure(progress: Progress) -> list[Row]:
    guest = linux_guest.ensure(progress)
    progress.note(f"Linux guest: {guest.version}")
    image = _image(progress)
    rows: list[Row] = []
    with files.scratch(Path("/tmp"), "factory-http") as folder, ExitStack() as stack:  # noqa: S108
        initramfs = folder / "initramfs"
        files.write(initramfs, guest.initramfs(BODIES))
        with progress.step("boot both"):
            linux = stack.enter_context(
                _serving(
                    Guest(guest.kernel, "256M", (), MACHINE, linux_guest.ARGUMENTS, extra=("-initrd", str(initramfs)))
                )
            )
            ours = stack.enter_context(_serving(Guest(image, "16M", (), MACHINE)))
        for name in BODIES:
            with progress.step(f"rounds of {name}"):
                rows += _compare(ours, linux, name)
        with progress.step(f"{IN_A_ROW:,} requests"):
            many = _ask(ours, "1k.bin", IN_A_ROW)
        rows.append(Row(f"lost of {IN_A_ROW:,}, one connection each", many.lost, "requests", "none", many.lost == 0))
        with progress.step("keep-alive"):
            kept = {name: _ask(ours, name, 5 * OURS[name], keep=True) for name in BODIES}
        for name, answered in kept.items():
            rows.append(Row(f"image, {name}, keep-alive (busybox has none)", answered.rate, "requests/s"))
            rows.append(Row(f"image, {name}, keep-alive, lost", answered.lost, "requests", "none", answered.lost == 0))
    return rows


def _image(progress: Progress) -> Path:
    """The recipe's image, with the files of this measurement beside its own."""
    copy = OUT / "bench-http"
    files.remove(copy)
    with disk_errors("copy the recipe", copy):
        shutil.copytree(RECIPES / "http-server", copy / "http-server")
    for name, content in BODIES.items():
        files.write(copy / "http-server" / "www" / name, content)
    request = ImageRequest("http-server", str(copy / "http-server"), "out/bench-http/image", {})
    (built,) = build_images([request], progress=progress)
    return built.image


def _compare(ours: int, linux: int, name: str) -> list[Row]:
    """Rounds in turn, so that what else the machine does meets both; the median of the rounds' ratios."""
    rates: dict[str, list[float]] = {"ours": [], "linux": []}
    lost = {"ours": 0, "linux": 0}
    for _ in range(ROUNDS):
        for who, port, count in (("ours", ours, OURS[name]), ("linux", linux, LINUX[name])):
            answered = _ask(port, name, count)
            rates[who].append(answered.rate)
            lost[who] += answered.lost
    ratio = statistics.median(a / b for a, b in zip(rates["ours"], rates["linux"], strict=True))
    return [
        Row(f"image, {name}", statistics.median(rates["ours"]), "requests/s"),
        Row(f"Linux, {name}", statistics.median(rates["linux"]), "requests/s"),
        Row(f"image : Linux, {name}", ratio, "times", "at least 0.5", ratio >= GOAL),
        Row(f"image, {name}, lost", lost["ours"], f"of {ROUNDS * OURS[name]}", "none", lost["ours"] == 0),
        Row(f"Linux, {name}, lost", lost["linux"], f"of {ROUNDS * LINUX[name]}"),
    ]


def _ask(port: int, name: str, count: int, keep: bool = False) -> Answered:
    return http_client.ask(port, Load(f"/{name}", BODIES[name], count, keep=keep))


@contextmanager
def _serving(guest: Guest) -> Iterator[int]:
    """Boots a guest with one interface on QEMU's user network; gives the port of 127.0.0.1 that is its port 80."""
    port = _free_port()
    wire = f"user,id=w,restrict=on,hostfwd=tcp:127.0.0.1:{port}-:80"
    command = [*guest.command(), "-netdev", wire, "-device", "virtio-net-pci,romfile=,netdev=w,mac=52:54:00:fa:c7:00"]
    with process.spawn(command) as child:
        console = Console(child)
        until = time.monotonic() + START
        while http_client.ask(port, Load("/1k.bin", BODIES["1k.bin"], 1)).lost:
            if child.poll() is not None or time.monotonic() > until:
                raise console.crash(f"{guest.image.name} does not answer")
            time.sleep(0.2)
        yield port


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
