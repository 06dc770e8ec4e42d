"""gcc's specs (GCC manual, "Spec Files") for a compiler that makes whole images:
what plain `x86_64-minios-elf-g++` adds.

All flags come from flags.toml. `%s` behind a name means "found in the compiler's own library folder", `%R` is the
sysroot; what stands before a user's own options can be overruled by them.
"""

from __future__ import annotations

from factory.toolchain.flags import Flags

START = "crt0.o"
"""Kernel and the C library's port, as one relocatable object: what an image does not use of it is not linked."""
SCRIPT = "minios.lds"
SYSTEM = "system-include"
"""Folder of the sysroot with <minios/…> and what the port adds to newlib's headers; before newlib's own."""


def text(guest: Flags) -> str:
    # -O… and -g are the user's to choose, and the linker runs through gcc here as well.
    code = [flag for flag in guest.common if not flag.startswith(("-O", "-g"))]
    link = [word for flag in guest.link if flag.startswith("-Wl,") for word in flag[4:].split(",")]
    parts = {
        # Not in "cpp", which g++ does not read.
        "cpp_unique_options": f"+ {' '.join(guest.defines)} -isystem %R/{SYSTEM}",
        "cc1": f"+ {' '.join(code)}",
        "startfile": f"{START}%s",
        # Constructors are found by the linker script, unwind tables by the start-up code: no crtbegin.o, no crtend.o.
        "endfile": "",
        # They need each other in a circle, and the kernel needs them.
        "lib": "--start-group -lc -lm -lgcc --end-group",
        "link": f"+ -static {' '.join(link)} %{{!T*:-T {SCRIPT}%s}}",
    }
    return "".join(f"*{name}:\n{value}\n\n" for name, value in parts.items())
