"""Which commit a release is made from, and its time, which stands for the release's: the same again on another day."""

from __future__ import annotations

import os
from dataclasses import dataclass

from factory import process
from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError

_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_NAMESPACE")


@dataclass(frozen=True)
class Commit:
    """digest: of the commit; time: seconds since 1970; changed: what `git status` lists."""

    digest: str
    time: int
    changed: tuple[str, ...] = ()


def commit(*, allow_changes: bool) -> Commit:
    """Raises FactoryError when what would be built is not what the commit says, unless that is allowed."""
    where = _git("log", "-1", "--format=%H %ct")
    if where.status != 0:
        raise FactoryError(
            "a release is made from a commit, and this is no git checkout", where=ROOT,
            details=where.stderr.splitlines()[:3], code=ExitCode.USAGE,
        )  # fmt: skip
    digest, time = where.stdout.split()
    # Whatever the user's status.showUntrackedFiles: a new source is built as well.
    found = _git("status", "--porcelain", "--untracked-files=normal")
    if found.status != 0:
        raise process.failed(found, code=ExitCode.USAGE)
    changed = found.stdout.splitlines()
    if changed and not allow_changes:
        raise FactoryError(
            "the checkout has changes that are in no commit", where=ROOT, details=changed[:10],
            hint="commit them, or move away what is no part of it (a key!); --dirty makes a release all the same, and "
            "its provenance says so", code=ExitCode.USAGE,
        )  # fmt: skip
    epoch = _epoch()
    return Commit(digest, int(time) if epoch is None else epoch, tuple(changed))


def refuse_moved(then: Commit) -> None:
    """Raises FactoryError when the checkout is not as it was then: nobody knows what the images were made from."""
    now = commit(allow_changes=True)
    if now != then:
        raise FactoryError(
            "the checkout has changed while the images were built", where=ROOT,
            details=sorted({*now.changed} ^ {*then.changed})[:10] or [f"{then.digest} became {now.digest}"],
            hint="the same command again makes it from what is there now",
        )  # fmt: skip


def _git(*arguments: str) -> process.Finished:
    """This checkout's git and no other: not that of a folder around it, nor the one of a hook that we run in."""
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    command = ["git", f"--git-dir={ROOT / '.git'}", f"--work-tree={ROOT}", *arguments]
    return process.run(command, cwd=ROOT, env=environment, check=False, timeout=60)


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
