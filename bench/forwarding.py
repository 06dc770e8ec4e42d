"""The firewall's packet rate in user space (FromDump -> firewall -> ToDump), and losses there and in the image."""

from __future__ import annotations

import statistics
import struct
import tempfile
import time
from pathlib import Path

from bench.row import Row
from factory import files, process
from factory.build import ImageRequest, build_images, build_user_click
from factory.checkout import RECIPES
from factory.errors import FactoryError
from factory.progress import Progress
from factory.recipe import load
from factory.testing import userspace
from factory.testing.capture import write_pcap
from factory.testing.image import WINDOW, running
from factory.testing.wire import pump

USER_PACKETS = 200_000
IMAGE_PACKETS = 20_480
REPEAT = 3
STRIDE = 64


def measure(progress: Progress) -> list[Row]:
    click = build_user_click(progress)
    recipe = load("firewall", {}, None)
    text = recipe.render().text
    (built,) = build_images(
        [ImageRequest("firewall", str(RECIPES / "firewall"), "out/firewall", {})], progress=progress
    )
    rows = []
    for size in (64, 1500):
        frame = udp_frame(size)
        with progress.step(f"forwarding {size} B"):
            rate, lost = _user_space(click, text, frame)
            image_rate, image_lost = _image(built.image, recipe.memory, frame)
        rows += [
            Row(f"user space, {size} B frames", rate, "packets/s"),
            Row(f"user space, {size} B frames lost", lost, f"of {USER_PACKETS}", "none", lost == 0),
            Row(f"image under QEMU, {size} B frames", image_rate, "packets/s"),
            Row(f"image under QEMU, {size} B frames lost", image_lost, f"of {IMAGE_PACKETS}", "none", image_lost == 0),
        ]
    return rows


def udp_frame(size: int) -> bytes:
    """A UDP packet that the default rules pass from inside to outside; size is that of the whole frame."""
    ip = bytearray(
        struct.pack(
            "!BBHHHBBH4s4s", 0x45, 0, size - 14, 1, 0, 64, 17, 0, bytes([192, 168, 1, 10]), bytes([203, 0, 113, 5])
        )
    )
    total = sum(struct.unpack("!10H", ip))
    total = (total & 0xFFFF) + (total >> 16)
    ip[10:12] = struct.pack("!H", ~((total & 0xFFFF) + (total >> 16)) & 0xFFFF)
    udp = struct.pack("!HHHH", 40000, 9999, size - 34, 0)
    frame = bytes.fromhex("020000000001020000000002 0800") + ip + udp
    return frame + bytes(size - len(frame))


def _user_space(click: Path, text: str, frame: bytes) -> tuple[float, int]:
    with files.scratch(Path(tempfile.gettempdir()), "factory-bench") as folder:
        write_pcap(folder / "in0.pcap", [])
        write_pcap(folder / "in1.pcap", [frame] * USER_PACKETS)
        router = folder / "router.click"
        files.write(router, userspace.devices(folder, 2) + text)
        times = []
        for _ in range(REPEAT):
            started = time.monotonic()
            finished = process.run([click, router, "-h", "from_inside/passed.count"])
            times.append(time.monotonic() - started)
        # ToDump's file counts, not only the router's own word: header 24 bytes, each record 16 + frame.
        written = (folder / "out0.pcap").stat().st_size
        came = (written - 24) // (16 + len(frame))
        if int(finished.stdout) < came:
            raise FactoryError(f"{came} frames came out, but click counted {finished.stdout.strip()}")
    return USER_PACKETS / (statistics.median(times) - 0.05), USER_PACKETS - came  # 0.05 s: DriverManager's wait


def _image(image: Path, memory: str, frame: bytes) -> tuple[float, int]:
    with running(image, memory, 2, "microvm") as guest:
        source, sink = guest.wires[1], guest.wires[0]
        started = time.monotonic()
        for sent in range(STRIDE, IMAGE_PACKETS + 1, STRIDE):
            for _ in range(STRIDE):
                source.send(frame)
            # The next ones go when all but a window have come through: the rate that the image holds, not a flood.
            if not pump(guest.wires, lambda sent=sent: len(sink.received) >= sent - WINDOW + STRIDE, 30):  # type: ignore[misc]
                break
        pump(guest.wires, lambda: len(sink.received) >= IMAGE_PACKETS, 30)
        elapsed = time.monotonic() - started
        came = sum(got == frame for got in sink.received)
    return came / elapsed, IMAGE_PACKETS - came
