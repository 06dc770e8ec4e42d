"""What git says of this checkout: its commit, whether what images are made from was changed since, its history."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from factory import process
from factory.checkout import ROOT

# What images are made from; a changed test or document makes no other image.
_PARTS = ("SConstruct", "click", "factory", "minios", "newlib", "recipes", "toolchain")


@dataclass(frozen=True)
class Commit:
    """name: all its digits; time: seconds since 1970; subject: the first line of its message.

    changes: whether it changed anything that images are made from.
    """

    name: str
    time: int
    subject: str
    changes: bool


def head(root: Path = ROOT) -> str:
    """The checked out commit; "" where there is no git, no repository or no commit.

    Nor when the repository is that of a folder around `root`: its commits say nothing of what is here.
    """
    top, _, commit = _git(root, "rev-parse", "--show-toplevel", "HEAD").strip().partition("\n")
    return commit if top and Path(top).resolve() == root.resolve() else ""


def unchanged(root: Path = ROOT) -> bool:
    """Whether what images are made from is as committed, without files that git does not know."""
    arguments = ("status", "--porcelain", "--branch", "--", *_PARTS)
    return len(_git(root, *arguments).splitlines()) == 1  # the branch, and no file


def find(word: str, root: Path = ROOT) -> str:
    """The commit that a user names: a branch, a tag, the first digits, HEAD~3; "" when it is none."""
    if word.startswith("-"):
        return ""
    return _git(root, "rev-parse", "--verify", "--quiet", f"{word}^{{commit}}").strip()


def log(root: Path = ROOT, limit: int = 2000) -> list[Commit]:
    """The commits that lead to the one checked out, the oldest first."""
    found = []
    changing = set(_git(root, "log", f"--max-count={limit}", "--format=%H", "--", *_PARTS).split())
    for line in _git(root, "log", f"--max-count={limit}", "--format=%H%x09%ct%x09%s").splitlines():
        name, time, subject = line.split("\t", 2)
        found.append(Commit(name, int(time), subject, name in changing))
    return found[::-1]


def _git(root: Path, *arguments: str) -> str:
    """What git prints; nothing when it fails, as it does outside a repository: then there simply is no history."""
    if not shutil.which("git"):
        return ""
    done = process.run(["git", "-C", root, *arguments], check=False, timeout=30)
    return done.stdout if done.status == 0 else ""
