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
MAC = "00:16:3e:00:00:01"
SWITCHES = {
    "all switches off": "",
    "poll": "poll",
    "grants kept": "persistent",
    "fast refill": "refill",
    "all switches on": "poll,persistent,refill",
}


def measure(progress: Progress) -> list[Row]:
    request = ImageRequest("receiver", str(Path(__file__).with_name("receiver")), "out/bench-receiver", {})
    (built,) = build_images([request], progress=progress)
    linux = linux_pv.ensure(progress)
    with Lab.booted(progress=progress) as lab, progress.step("receive"):
        xen_lab.provide(lab, image=built.image)
        linux_pv.write(linux, lab.share)
        found = xen_lab.ask(
            lab, "receive", 1200, image=f"{xen_lab.SHARE}/image", memory=8, kind="pv", bridge="xenbr0", mac=MAC,
            sizes=SIZES, frames=FRAMES, repeat=REPEAT, ours=SWITCHES,
            linux={
                "kernel": f"{xen_lab.SHARE}/vmlinuz", "initramfs": f"{xen_lab.SHARE}/initramfs",
                "memory": linux_pv.MEMORY, "line": linux_pv.READY,
            },
        )  # fmt: skip
    rows = []
    base = found.pop("linux")
    for size in map(str, SIZES):
        wire = "64" if size == "60" else size
        rows.append(Row(f"{linux.version}, {wire} B", base[size], "frames/s"))
        for name, rates in found.items():
            ratio = rates[size] / base[size]
            judged = name == "all switches on"
            rows += [
                Row(f"{name}, {wire} B", rates[size], "frames/s"),
                Row(f"{name}, {wire} B: of Linux's", ratio, "", f"at least {GOAL:g}" if judged else "",
                    ratio >= GOAL if judged else None),
            ]  # fmt: skip
    return rows
