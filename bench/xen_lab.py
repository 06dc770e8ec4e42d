"""A measurement's script in the dom0 of a lab of its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from factory.errors import ExitCode, FactoryError
from factory.lab import Lab

SHARE = "/lab/share"  # the lab's shared folder, in dom0


def provide(lab: Lab, **given: Path) -> None:
    """Copies files to where dom0 sees them: SHARE/NAME. fastdomain: what `factory vm create --fast` runs."""
    for name, path in given.items():
        shutil.copy(path, lab.share / name)


def ask(lab: Lab, script: str, timeout: float, **asked: Any) -> Any:
    """Runs bench.dom0.SCRIPT; what it found."""
    done = lab.dom0.execute(
        ["python3", "-m", f"bench.dom0.{script}", json.dumps(asked)],
        env={"FACTORY_FASTDOMAIN": f"{SHARE}/fastdomain"}, timeout=timeout,
    )  # fmt: skip
    if done.status != 0:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").splitlines()
        raise FactoryError(f"the measurement {script} failed in dom0", details=said[-15:], code=ExitCode.GUEST)
    return json.loads(done.text.splitlines()[-1])
