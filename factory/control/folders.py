"""Where what is known about running guests is kept."""

from __future__ import annotations

import os
from pathlib import Path


def run_root() -> Path:
    """FACTORY_RUN; else `factory` in XDG_RUNTIME_DIR (gone at reboot, as guests are), /run for root, or the cache."""
    own = os.environ.get("FACTORY_RUN")
    if own:
        return Path(own).expanduser().absolute()
    xdg = os.environ.get("XDG_RUNTIME_DIR", "")
    if os.path.isabs(xdg) and os.path.isdir(xdg):
        return Path(xdg, "factory")
    if os.geteuid() == 0 and os.path.isdir("/run"):
        return Path("/run/factory")
    from factory import cache

    return cache.root() / "run"
