"""What this machine knows about a QEMU process: its processor time, the packets of its taps."""

from __future__ import annotations

import os
from pathlib import Path


def cpu_time(pid: int) -> float:
    """Seconds of processor time of the process, emulation and devices included (proc(5), stat). 0 when it has ended."""
    try:
        # The name in parentheses may hold blanks: what is wanted comes behind it.
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return 0.0


def packets(link: str) -> tuple[int | None, int | None]:
    """Received and sent, as the guest sees them: what the tap has sent. (None, None) for links that nobody counts."""
    kind, _, name = link.partition(":")
    if kind != "tap" or "/" in name or name in ("", ".", ".."):
        return None, None
    folder = Path("/sys/class/net", name, "statistics")
    try:
        return int((folder / "tx_packets").read_text()), int((folder / "rx_packets").read_text())
    except (OSError, ValueError):
        return None, None
