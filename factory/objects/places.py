"""Where objects are looked for and put: the folder of this user, then a cache that is shared over HTTP.

Nothing here fails: a cache that is damaged, full or away is told of, and what it should have had is compiled.
"""

from __future__ import annotations

import threading

from factory.errors import FactoryError
from factory.housekeeping import counts
from factory.housekeeping.counts import Found
from factory.objects.entry import DamagedEntry, pack, unpack
from factory.objects.folder import Folder
from factory.objects.remote import Remote, RemoteFailed
from factory.progress import Progress
from factory.settings import Settings

_NO_LONGER = "; it is not asked again"


def places_of(settings: Settings, progress: Progress) -> Places | None:
    """Those that the settings name, if any."""
    path = settings.objects()
    folder = Folder(path, settings.limit()) if path else None
    remote = None if settings.remote == "none" else Remote(settings.remote, settings.push)
    return Places(folder, progress, remote) if folder or remote else None


class Places:
    """Called by several threads."""

    def __init__(self, folder: Folder | None, progress: Progress, remote: Remote | None = None) -> None:
        self._folder = folder
        self._remote = remote
        self._progress = progress
        self._lock = threading.Lock()
        self._writes = folder is not None
        self._found = self._fetched = self._missed = self._written = 0

    def get(self, key: str, what: str) -> bytes | None:
        """The object, or None. what: its name, for messages."""
        content = self._local(key, what)
        fetched = None if content is not None else self._far(key, what)
        with self._lock:
            self._found += content is not None
            self._fetched += fetched is not None
            self._missed += content is None and fetched is None
        return fetched if content is None else content

    def put(self, key: str, content: bytes) -> None:
        if self._writes or (self._remote and self._remote.pushed):
            entry = pack(key, content)
            self._keep(key, entry)
            self._push(key, entry)

    def end(self) -> None:
        """At the end of a build: says what it was good for, and keeps to its limit."""
        if self._found or self._fetched or self._missed:
            far = f" and {self._fetched} from {self._remote}" if self._remote else ""
            self._progress.detail(f"cache: {self._found} objects taken{far}, {self._missed} not there")
            counts.add("objects", Found(self._found, self._fetched, self._missed))
        if self._written and self._folder:
            self._folder.keep_to_limit(self._written)

    def _local(self, key: str, what: str) -> bytes | None:
        if self._folder is None:
            return None
        try:
            entry = self._folder.get(key)
            return None if entry is None else unpack(key, entry)
        except (DamagedEntry, OSError) as error:
            self._warn(f"entry {key} of the cache {self._folder} is damaged ({error}): {what} is made again")
            self._folder.drop(key)
            return None

    def _far(self, key: str, what: str) -> bytes | None:
        remote = self._remote
        if remote is None or not remote.asked:
            return None
        try:
            found = remote.get(key)
        except (RemoteFailed, DamagedEntry) as error:
            damaged = isinstance(error, DamagedEntry)
            trouble = f"entry {key} is damaged: {error}" if damaged else str(error)
            self._warn(f"the cache {remote} has no {what} ({trouble}){'' if remote.asked else _NO_LONGER}")
            return None
        if not remote.asked:
            self._warn(f"the cache {remote} is slow{_NO_LONGER}")
        if found is None:
            return None
        entry, content = found
        self._keep(key, entry)
        return content

    def _keep(self, key: str, entry: bytes) -> None:
        if not self._writes or self._folder is None:
            return
        try:
            self._folder.put(key, entry)
        except FactoryError as error:
            self._writes = False
            self._warn(f"objects are no longer put into the cache {self._folder}: {error}")
        with self._lock:
            self._written += len(entry)

    def _push(self, key: str, entry: bytes) -> None:
        if self._remote and self._remote.pushed:
            try:
                self._remote.put(key, entry)
            except RemoteFailed as error:
                self._warn(f"objects are no longer put into the cache {self._remote}: {error}")

    def _warn(self, text: str) -> None:
        self._progress.note(f"warning: {text}")
