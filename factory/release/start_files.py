"""A shell script that starts an image in QEMU, from the folder that it is in, on any machine that has QEMU."""

from __future__ import annotations

import shlex
from pathlib import Path

from factory.recipe import Recipe
from factory.run.qemu import Guest, Link

# KVM only where it works, as factory.run.qemu.accelerator() decides it: there are machines with a /dev/kvm and no vmx.
_CHOICE = """\
accelerator=tcg
if [ -r /dev/kvm ] && [ -w /dev/kvm ] && grep -Eqw 'vmx|svm' /proc/cpuinfo; then accelerator=kvm; fi
"""


def qemu_script(recipe: Recipe) -> str:
    """The same on every machine: it names no path and no program of this one."""
    count = len(recipe.interfaces)
    links = (Link("user" if recipe.app and number == 0 else "none") for number in range(count))
    line = Guest(Path(f"{recipe.name}.elf"), recipe.memory, tuple(links)).command()[1:]
    del line[line.index("-machine") : line.index("-machine") + 2]
    line[line.index("-cpu") + 1] = "max"  # with KVM: the host's
    interfaces = "".join(f"#   {each.index}: {each.name}\n" for each in recipe.interfaces)
    about = f"# Its interfaces (-netdev n0, n1 ...: give other networks by editing):\n{interfaces}" if count else ""
    return (
        f"#!/bin/sh\n# Starts {recipe.name} in QEMU, its console on this terminal; more options for QEMU may follow.\n"
        f'{about}cd -- "$(dirname -- "$0")" || exit\n{_CHOICE}'
        f'exec qemu-system-x86_64 -machine "microvm,accel=$accelerator" {shlex.join(line)} "$@"\n'
    )
