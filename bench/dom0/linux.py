"""Linux guests in dom0: made by xl, watched through the log that xenconsoled keeps of their consoles."""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

LOGS = Path("/var/log/xen/console")
_POLL = 0.01  # seconds


@dataclass(frozen=True)
class LinuxGuest:
    """kernel, initramfs: paths in dom0. memory: MB."""

    name: str
    kernel: str
    initramfs: str
    memory: int
    bridge: str = ""

    def create(self) -> None:
        vif = f"bridge={self.bridge}" if self.bridge else ""
        text = (
            f'name = "{self.name}"\ntype = "pv"\nkernel = "{self.kernel}"\nramdisk = "{self.initramfs}"\n'
            f'extra = "console=hvc0 quiet panic=-1"\nmemory = {self.memory}\nvcpus = 1\nvif = ["{vif}"]\n'
        )
        file = Path(f"/run/{self.name}.cfg")
        file.write_text(text)
        subprocess.run(["xl", "create", "-q", file], check=True)

    def destroy(self) -> None:
        subprocess.run(["xl", "destroy", self.name], check=True)


def log(name: str) -> str:
    """What a guest has printed so far."""
    try:
        return (LOGS / f"guest-{name}.log").read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return ""


def wait_for(name: str, text: str, timeout: float) -> None:
    """Until a guest has printed it."""
    deadline = time.monotonic() + timeout
    while text not in log(name):
        if time.monotonic() > deadline:
            raise SystemExit(f"{name} has not printed {text!r} within {timeout:g} s but {log(name)[-500:]!r}")
        time.sleep(_POLL)
