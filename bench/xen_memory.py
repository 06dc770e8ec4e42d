"""The least memory in which the firewall forwards as PV guest, and fifty firewalls of 8 MB at once in a lab of 1 GB."""

from __future__ import annotations

from bench import xen_lab
from bench.forwarding import udp_frame
from bench.row import Row
from factory.build import ImageRequest, build_images
from factory.checkout import RECIPES
from factory.control.xen import helper
from factory.lab import Lab
from factory.progress import Progress

LONG = True
SIZES = (8, 6, 5, 4, 3, 2)  # MB
LEAST = 4  # MB, the goal
CROWD = 50


def measure(progress: Progress) -> list[Row]:
    request = ImageRequest("firewall", str(RECIPES / "firewall"), "out/firewall", {})
    (built,) = build_images([request], progress=progress)
    with Lab.booted(memory=1024, progress=progress) as lab, progress.step("guests"):
        xen_lab.provide(lab, image=built.image, fastdomain=helper.ensure(progress))
        found = xen_lab.ask(
            lab, "crowd", 1200, image=f"{xen_lab.SHARE}/image", sizes=SIZES, frame=udp_frame(60).hex(), memory=8,
            guests=CROWD, fast=True,
        )  # fmt: skip
    least, why = found["least"]
    crowd = found["crowd"]
    progress.note(f"less memory is too little: {why or 'it never was'}")
    return [
        Row("least memory of the firewall, PV", least, "MB", f"at most {LEAST} MB", 0 < least <= LEAST),
        Row("guests that are Running", crowd["running"], f"of {CROWD}", "all", crowd["running"] == CROWD),
        Row("guests that answer a read", crowd["answers"], f"of {CROWD}", "all", crowd["answers"] == CROWD),
        Row("the first guest, from create to Running", crowd["first"], "s"),
        Row("the last guest, from create to Running", crowd["last"], "s"),
        Row("a read of a handler", crowd["read"], "s"),
    ]
