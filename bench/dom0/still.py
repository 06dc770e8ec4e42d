"""In dom0: what Xen knows about a guest that stands still, for the end of an error: whether it sleeps, and for what.

The keys are Xen's own (`h` prints their list): q has a domain's processors and whether they poll, e its event channels:
[pending/masked/...].
"""

from __future__ import annotations

import re
import subprocess
import time

_LOOK = 2.0  # seconds between two looks at the processor time
_LINES = 11


def described(domain: int) -> str:
    """One look at the guest and one at its state, each line short; the guest is left as it is."""
    before = _vcpu(domain)
    time.sleep(_LOOK)
    lines = [f"vcpu-list, {_LOOK:g} s apart: {before} | {_vcpu(domain)}"]
    for key in "qe":
        _xl("debug-keys", key)
        time.sleep(0.5)
    return "\n".join([*lines, *state(_xl("dmesg"), domain)])


def state(dmesg: str, domain: int) -> list[str]:
    """The lines of the last dumps by the keys q and e that are about this domain's processor and event channels."""
    found: dict[str, list[str]] = {}
    for block in re.split(r"(?=(?:General|Event channel) information for domain \d+:)", dmesg):
        if title := re.match(rf"(\w+) .*information for domain {domain}:", block):
            lines = [line.replace("(XEN)", "").strip() for line in block.splitlines()]
            found[title[1]] = [line[:160] for line in lines if re.match(r"VCPU\d+:|Polling|pause_count|\d+ \[", line)]
    return [line for lines in found.values() for line in lines][:_LINES]


def _vcpu(domain: int) -> str:
    return " ".join(_xl("vcpu-list", str(domain)).splitlines()[-1].split()[2:6])


def _xl(*words: str) -> str:
    return subprocess.run(["xl", *words], check=False, capture_output=True, text=True).stdout
