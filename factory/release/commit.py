"""Which commit a release is made from, and its time, which stands for the release's: the same again on another day."""

from __future__ import annotations

import os
from dataclasses import dataclass

from factory import process
from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError


@dataclass(frozen=True)
class Commit:
    """digest: of the commit; time: seconds since 1970; changed: what `git status` lists."""

    digest: str
    time: int
    changed: tuple[str, ...] = ()


def commit(*, allow_changes: bool) -> Commit:
    """Raises FactoryError when what would be built is not what the commit says, unless that is allowed."""
    where = process.run(["git", "-C", ROOT, "log", "-1", "--format=%H %ct"], check=False, timeout=30)
    if where.status != 0:
        raise FactoryError(
            "a release is made from a commit, and this is no git checkout", where=ROOT,
            details=where.stderr.splitlines()[:3], code=ExitCode.USAGE,
        )  # fmt: skip
    digest, time = where.stdout.split()
    status = process.run(
        ["git", "-C", ROOT, "status", "--porcelain"], code=ExitCode.USAGE, timeout=60
    ).stdout.splitlines()
    if status and not allow_changes:
        raise FactoryError(
            "the checkout has changes that are in no commit", where=ROOT, details=status[:10],
            hint="commit them; --dirty makes a release all the same, and its provenance says so", code=ExitCode.USAGE,
        )  # fmt: skip
    return Commit(digest, _epoch() or int(time), tuple(status))


def _epoch() -> int | None:
    """SOURCE_DATE_EPOCH (reproducible-builds.org): another time for the release."""
    text = os.environ.get("SOURCE_DATE_EPOCH")
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or int(text) >= 1 << 33:
        raise FactoryError(
            f"SOURCE_DATE_EPOCH is no number of seconds since 1970: {text!r}", code=ExitCode.USAGE
        )  # fmt: skip
    return int(text)
