"""Frames that a guest receives through netback, per second: netfront's switches, beside a Linux PV guest (one lab)."""

from __future__ import annotations

from pathlib import Path

from bench import linux_pv, xen_lab
from bench.row import Row
from factory.build import ImageRequest, build_images
from factory.lab import Lab
from factory.progress import Progress

LONG = True
SIZES = (60, 1500)  # bytes, without the frame's checksum: 64 on the wire, and the longest but one
FRAMES = 30_000
REPEAT = 3
GOAL = 1.5  # times Linux's rate
MEMORY = 32  # MB: a quarter of what Linux gets
MAC = "00:16:3e:00:00:01"
SWITCHES = {
    "all switches off": "",
    "poll": "poll",
    "grants kept": "persistent",
    "fast refill": "refill",
    "all switches on": "poll,persistent,refill",
}
BEST = "all switches on"


def measure(progress: Progress) -> list[Row]:
    request = ImageRequest("receiver", str(Path(__file__).with_name("receiver")), "out/bench-receiver", {})
    (built,) = build_images([request], progress=progress)
    linux = linux_pv.ensure(progress)
    with Lab.booted(progress=progress) as lab, progress.step("receive"):
        xen_lab.provide(lab, image=built.image)
        linux_pv.write(linux, lab.share)
        found = xen_lab.ask(
            lab, "receive", 1200, image=f"{xen_lab.SHARE}/image", memory=MEMORY, kind="pv", bridge="xenbr0", mac=MAC,
            sizes=SIZES, frames=FRAMES, repeat=REPEAT, ours=SWITCHES,
            linux={
                "kernel": f"{xen_lab.SHARE}/vmlinuz", "initramfs": f"{xen_lab.SHARE}/initramfs",
                "memory": linux_pv.MEMORY, "line": linux_pv.READY,
            },
        )  # fmt: skip
    return [
        row
        for size in SIZES
        for row in _rows(linux.version, {name: each[str(size)] for name, each in found.items()}, size)
    ]


def _rows(version: str, found: dict[str, list[float]], size: int) -> list[Row]:
    wire = "64 B" if size == SIZES[0] else f"{size} B"
    base, base_cpu = found["linux"]
    rows = [
        Row(f"Linux {version}, {wire}", base, "frames/s"),
        Row(f"Linux, {wire}: its own processor time", base_cpu, "us/frame"),
    ]
    for name in SWITCHES:
        rate, cpu = found[name]
        goal, holds = (f"at least {GOAL:g}", rate / base >= GOAL) if name == BEST else ("", None)
        rows += [
            Row(f"{name}, {wire}", rate, "frames/s"),
            Row(f"{name}, {wire}: own processor time", cpu, "us/frame"),
            Row(f"{name}, {wire}: of Linux's rate", rate / base, "times", goal, holds),
        ]
    return rows
