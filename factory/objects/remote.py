"""A cache that is shared over HTTP: GET and PUT of <address>/<two digits>/<key> (RFC 9110), which any web server does.

A server that is down, slow, full or talks nonsense costs a build a few seconds: then it is not asked again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from factory.objects.entry import LARGEST, DamagedEntry, unpack

_CONNECT = 2.0  # seconds for a connection
_SLOW = 1.0  # seconds after which an answer is worth less than compiling
_DEADLINE = 4.0  # seconds for a whole answer
_STRIKES = 3  # slow or bad answers in a row
_CHUNK = 1 << 16

Result = TypeVar("Result")


class RemoteFailed(Exception):
    """An answer that is none, in words."""


class Remote:
    """Called by several threads."""

    def __init__(self, address: str, push: bool) -> None:
        import requests

        self._address = address.rstrip("/")
        self._session = requests.Session()
        adapter = requests.adapters.HTTPAdapter(pool_maxsize=64)
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)
        self._lock = threading.Lock()
        self._strikes = 0
        self.asked = True
        """Whether it is still asked."""
        self.pushed = push
        """Whether it is still written to."""

    def __str__(self) -> str:
        place = urlsplit(self._address)
        return f"{place.scheme}://{place.netloc.rpartition('@')[2]}{place.path}"  # no password in a message

    def get(self, key: str) -> tuple[bytes, bytes] | None:
        """The entry as it came, and the object in it; None when there is none.

        Raises RemoteFailed, DamagedEntry. After a few of them, or of slow answers, in a row asked is False.
        """
        started = time.monotonic()
        try:
            entry = _within(_DEADLINE, lambda: self._get(key))
            found = None if entry is None else (entry, unpack(key, entry))
        except (RemoteFailed, DamagedEntry):
            self._count(bad=True)
            raise
        self._count(bad=time.monotonic() - started > _SLOW)
        return found

    def _count(self, bad: bool) -> None:
        with self._lock:
            self._strikes = self._strikes + 1 if bad else 0
            if self._strikes >= _STRIKES:
                self.asked = self.pushed = False

    def put(self, key: str, entry: bytes) -> None:
        """Raises RemoteFailed, and then nothing is put any more."""
        if not self.pushed:
            return
        try:
            _within(_DEADLINE, lambda: self._put(key, entry))
        except RemoteFailed:
            self.pushed = False
            raise

    def _get(self, key: str) -> bytes | None:
        with self._ask("GET", key, headers={"Accept-Encoding": "identity"}) as answer:
            if answer.status_code == 404:
                return None
            if answer.status_code != 200:
                raise RemoteFailed(f"it answers {answer.status_code} {answer.reason}")
            if int(answer.headers.get("Content-Length", "0")) > LARGEST:
                raise DamagedEntry("it is too large")
            parts = bytearray()
            for chunk in answer.iter_content(_CHUNK):
                parts += chunk
                if len(parts) > LARGEST:
                    raise DamagedEntry("it is too large")
            return bytes(parts)

    def _put(self, key: str, entry: bytes) -> None:
        with self._ask("PUT", key, data=entry, headers={"Content-Type": "application/octet-stream"}) as answer:
            if answer.status_code // 100 != 2:
                raise RemoteFailed(f"it answers {answer.status_code} {answer.reason}")

    def _ask(self, method: str, key: str, **more: Any) -> Any:
        address = f"{self._address}/{key[:2]}/{key}"
        return self._session.request(
            method, address, timeout=(_CONNECT, _DEADLINE), stream=True, allow_redirects=False, **more
        )


def _within(seconds: float, work: Callable[[], Result]) -> Result:
    """What work returns. Raises RemoteFailed when it takes longer: requests knows no limit for a whole answer.

    Then its thread goes on until this process ends; there are only as many as there are strikes.
    """
    import requests

    done: list[Result] = []
    raised: list[Exception] = []

    def run() -> None:
        try:
            done.append(work())
        except Exception as error:
            raised.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if raised:
        if isinstance(raised[0], (requests.RequestException, ValueError)):
            raise RemoteFailed(_short(raised[0])) from None
        raise raised[0]
    if not done:
        raise RemoteFailed(f"no whole answer within {seconds:g} s")
    return done[0]


def _short(error: Exception) -> str:
    """The reason, without requests' and urllib3's wrapping."""
    inner: Any = error
    while getattr(inner, "args", None) and isinstance(
        reason := getattr(inner.args[0], "reason", inner.args[0]), Exception
    ):
        inner = reason
    return f"{type(inner).__name__}: {inner}"
