"""Which compiler flags a recipe may add: warnings, optimisation, language. Nothing that changes where code runs.

toolchain/flags.toml is the one place for the code generation of the guest: a red zone, a stack protector or another
instruction set would make code that fails in the guest, often long after it has started.
"""

from __future__ import annotations

import re

_ALLOWED = re.compile(
    r"-(W(?!l,|a,|p,)[\w+=-]*|O[0-3sg]?|Ofast|std=[\w+:]+|g[0-3]?|pedantic|f[\w=,+-]+|w|[DU]\w+(=.*)?)"
)
_REFUSED = {
    "-fpie": "the image is linked at a fixed address",
    "-fpic": "the image is linked at a fixed address",
    "-fstack-protector": "the guest has no place for its canary (%fs:0x28)",
    "-fcf-protection": "the guest does not set up CET",
    "-fsplit-stack": "the guest has no split stacks",
    "-fsanitize": "the guest has no sanitizer run-time",
    "-finstrument-functions": "the guest has no run-time for it",
    "-fprofile": "the guest has no run-time for it",
    "-ftest-coverage": "the guest has no run-time for it",
    "-fopenmp": "there is no OpenMP run-time: threads are cooperative",
    "-fomit-frame-pointer": "crash dumps follow the frame pointer",
    "-fplugin": "compiler plug-ins are not part of a build",
    "-fuse-ld": "flags of the linker are not a recipe's",
    "-fthreadsafe-statics": "threads are cooperative",
    "-fexceptions": 'an app\'s C++ has exceptions under profile = "release", and dev has no run-time for them',
    "-frtti": 'an app\'s C++ has RTTI under profile = "release", and dev has no run-time for it',
    "-fshort-enums": "newlib is compiled without it",
    "-fpack-struct": "newlib is compiled without it",
}


def refused(flag: str) -> str | None:
    """Why this flag cannot stand in a recipe; None when it can."""
    for start, reason in _REFUSED.items():
        # -fPIE and -fpie are two spellings of one thing; -fno-… of a refused flag is what holds already.
        if flag.lower().startswith(start):
            return reason
    if not _ALLOWED.fullmatch(flag):
        return "only -W…, -O…, -f…, -std=…, -g, -D… and -U… can be given"
    return None
