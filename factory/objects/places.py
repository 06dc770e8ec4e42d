"""Where objects are looked for and put: the folder of this user, then a cache that is shared over HTTP.

Nothing here fails: a cache that is damaged, full or away is told of, and what it should have had is compiled.
"""

from __future__ import annotations

import threading

from factory.errors import FactoryError
from factory.objects.entry import DamagedEntry, pack, unpack
from factory.objects.folder import Folder
from factory.progress import Progress


class Places:
    """Called by several threads."""

    def __init__(self, folder: Folder, progress: Progress) -> None:
        self._folder = folder
        self._progress = progress
        self._lock = threading.Lock()
        self._writes = True
        self._found = self._missed = self._written = 0

    def get(self, key: str, what: str) -> bytes | None:
        """The object, or None. what: its name, for messages."""
        content = self._local(key, what)
        with self._lock:
            self._found += content is not None
            self._missed += content is None
        return content

    def put(self, key: str, content: bytes) -> None:
        if not self._writes:
            return
        try:
            self._folder.put(key, pack(key, content))
        except FactoryError as error:
            self._writes = False
            self._warn(f"objects are no longer put into the cache {self._folder}: {error}")
        with self._lock:
            self._written += 1

    def end(self) -> None:
        """At the end of a build: says what it was good for, and keeps to its limit."""
        if self._found or self._missed:
            self._progress.detail(f"cache: {self._found} objects taken, {self._missed} not there")
        if self._written:
            self._folder.trim()

    def _local(self, key: str, what: str) -> bytes | None:
        try:
            entry = self._folder.get(key)
            return None if entry is None else unpack(key, entry)
        except (DamagedEntry, OSError) as error:
            self._warn(f"entry {key} of the cache {self._folder} is damaged ({error}): {what} is made again")
            self._folder.drop(key)
            return None

    def _warn(self, text: str) -> None:
        self._progress.note(f"warning: {text}")
