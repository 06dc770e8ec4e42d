"""The one place that writes files atomically, hashes them, locks, and makes temporary folders."""

from factory.files.atomic import publish, write, write_if_changed
from factory.files.digest import sha256, sha256_bytes
from factory.files.lock import lock
from factory.files.scratch import remove, scratch, sweep

__all__ = ["lock", "publish", "remove", "scratch", "sha256", "sha256_bytes", "sweep", "write", "write_if_changed"]
