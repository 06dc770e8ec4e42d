"""Programs out of pinned Debian packages, without installing them: the lab's dom0, the servers of tests.

A folder lists its packages in packages.txt; factory.debian.relock writes the sources.lock.toml beside it.
"""

from __future__ import annotations

from pathlib import Path

LIST = "packages.txt"
# What is made with these depends on them.
MAKERS = tuple(Path(__file__).with_name(name) for name in ("deb.py", "tree.py"))
