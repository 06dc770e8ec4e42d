"""From `create` to a router's status Running, beside a Linux PV guest's first userspace line (one lab)."""

from __future__ import annotations

import statistics

from bench import linux_pv, xen_lab
from bench.row import Row
from factory.build import ImageRequest, build_images
from factory.checkout import RECIPES
from factory.control.xen import helper
from factory.lab import Lab
from factory.progress import Progress

LONG = True
REPEAT = 3
MEMORY = 8  # MB, ours
GOAL = 0.2  # of Linux's time


def measure(progress: Progress) -> list[Row]:
    request = ImageRequest("firewall", str(RECIPES / "firewall"), "out/firewall", {})
    (built,) = build_images([request], progress=progress)
    linux = linux_pv.ensure(progress)
    with Lab.booted(progress=progress) as lab, progress.step("create guests"):
        xen_lab.provide(lab, image=built.image, fastdomain=helper.ensure(progress))
        linux_pv.write(linux, lab.share)
        found = xen_lab.ask(
            lab, "creation", 900, repeat=REPEAT, image=f"{xen_lab.SHARE}/image", memory=MEMORY, kinds=["pv", "pvh"],
            linux={
                "kernels": {"vmlinuz": f"{xen_lab.SHARE}/vmlinuz"}, "initramfs": f"{xen_lab.SHARE}/initramfs",
                "memory": linux_pv.MEMORY, "line": linux_pv.FIRST_LINE,
            },
        )  # fmt: skip
    times = {name: statistics.median(values) for name, values in found.items()}
    base = times.pop("linux vmlinuz")
    rows = [Row(f"Linux {linux.version}, PV, to its first userspace line", base, "s")]
    for name, seconds in times.items():
        ratio = seconds / base
        rows += [
            Row(f"firewall, {name}, to Running", seconds, "s"),
            Row(f"firewall, {name}: of Linux's time", ratio, "", f"at most {GOAL:g}", ratio <= GOAL),
        ]
    return rows
