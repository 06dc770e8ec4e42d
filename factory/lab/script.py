"""One script in dom0: its files in, its outputs as they come, what it has made out."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from factory.errors import ExitCode, FactoryError, disk_errors
from factory.lab.lab import Lab
from factory.lab.terminal import attached

IN = "/lab/share/in"
OUT = "/lab/share/out"


def run(lab: Lab, script: Path, given: Sequence[Path], results: Path | None) -> int:
    """Runs it with /bin/sh (or what its first line names) among the given files; its exit status.

    What it writes to /lab/share/out is copied to `results`, and so are the guests' consoles.
    """
    for path in (script, *given):
        if not path.exists():
            raise FactoryError("there is no such file", where=path, code=ExitCode.USAGE)
    inside = lab.share / "in"
    with disk_errors("copy the script's files", inside):
        (lab.share / "out").mkdir(exist_ok=True)
        inside.mkdir(exist_ok=True)
        for path in (script, *given):
            if path.is_dir():
                shutil.copytree(path, inside / path.name, dirs_exist_ok=True)
            else:
                shutil.copy(path, inside / path.name)
    named = script.read_bytes().startswith(b"#!")
    (inside / script.name).chmod(0o755)
    argv = [f"./{script.name}"] if named else ["/bin/sh", f"./{script.name}"]
    status = attached(lab.dom0, argv, terminal=False, cwd=IN)
    if results:
        consoles = (
            f"cp /var/log/xen/console/guest-*.log /var/log/xen/xl-*.log {OUT} 2>/dev/null; xl dmesg >{OUT}/xen.log"
        )
        lab.dom0.execute(["/bin/sh", "-c", consoles])
        with disk_errors("copy the results", results):
            shutil.copytree(lab.share / "out", results, dirs_exist_ok=True)
    return status
