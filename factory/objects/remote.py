"""A cache that is shared over HTTP: objects as <address>/<two digits>/<key>, which any web server serves.

A server that is down, slow, full or talks nonsense costs a build a few seconds: then it is not asked again.
"""

from __future__ import annotations

from factory.objects.entry import LARGEST, DamagedEntry, unpack
from factory.objects.web import RemoteFailed, Web

__all__ = ["Remote", "RemoteFailed"]


class Remote:
    """Called by several threads."""

    def __init__(self, address: str, push: bool) -> None:
        self._web = Web(address)
        self._pushed = push

    def __str__(self) -> str:
        return str(self._web)

    @property
    def asked(self) -> bool:
        """Whether it is still asked."""
        return self._web.asked

    @property
    def pushed(self) -> bool:
        """Whether it is still written to."""
        return self._pushed and self._web.asked

    def get(self, key: str) -> tuple[bytes, bytes] | None:
        """The entry as it came, and the object in it; None when there is none.

        Raises RemoteFailed, DamagedEntry. After a few of them, or of slow answers, in a row asked is False.
        """
        with self._web.attempt(DamagedEntry):
            entry = self._web.get(_place(key), LARGEST)
            return None if entry is None else (entry, unpack(key, entry))

    def put(self, key: str, entry: bytes) -> None:
        """Raises RemoteFailed, and then nothing is put any more."""
        if not self.pushed:
            return
        try:
            self._web.put(_place(key), entry)
        except RemoteFailed:
            self._pushed = False
            raise


def _place(key: str) -> str:
    return f"{key[:2]}/{key}"
