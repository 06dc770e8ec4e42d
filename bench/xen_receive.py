"""Frames that a guest receives through netback, per second: netfront's switches, beside a Linux PV guest (one lab)."""

from __future__ import annotations

import statistics
from pathlib import Path

from bench import linux_pv, xen_lab
from bench.row import Row
from factory.build import ImageRequest, build_images
from factory.lab import Lab
from factory.progress import Progress

LONG = True
SIZES = (60, 1500)  # bytes, without the frame's checksum: 64 on the wire, and the longest but one
FRAMES = 30_000  # that wait for each guest in turn: a quarter of a second and more
REPEAT = 5
PROCESSORS = 2  # dom0's programs have one, netback and the guests the other
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
    with Lab.booted(processors=PROCESSORS, progress=progress) as lab, progress.step("receive"):
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


Runs = list[dict[str, float]]  # one for each round, as bench/dom0/receive.py describes them


def _rows(version: str, found: dict[str, Runs], size: int) -> list[Row]:
    wire = "64 B" if size == SIZES[0] else f"{size} B"
    linux = found["linux"]
    rows = _one(f"Linux {version}, {wire}", linux)
    for name in SWITCHES:
        # What the machine does besides changes from round to round: ratios are of one round.
        ratio = statistics.median(our["rate"] / their["rate"] for our, their in zip(found[name], linux, strict=True))
        goal, holds = (f"at least {GOAL:g}", ratio >= GOAL) if name == BEST else ("", None)
        rows += [*_one(f"{name}, {wire}", found[name]), Row(f"{name}, {wire}: of Linux's", ratio, "times", goal, holds)]
    return rows


def _one(name: str, runs: Runs) -> list[Row]:
    rate, own, netback, dropped = (
        statistics.median(run[key] for run in runs) for key in ("rate", "own", "netback", "dropped")
    )
    return [
        Row(name, rate, "frames/s"),
        Row(f"{name}: the guest's processor time", own, "us/frame"),
        Row(f"{name}: dom0's, on the same processor", netback, "us/frame"),
        Row(f"{name}: dropped by netback, its queue being full", dropped, f"of {FRAMES:,}"),
    ]
