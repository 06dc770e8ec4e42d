"""GET and PUT of files on a web server (RFC 9110) that may be down, slow, full or talk nonsense.

No wait is long, and who has failed a few times in a row is not asked again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar
from urllib.parse import urlsplit

_CONNECT = 2.0  # seconds for a connection
_SLOW = 1.0  # seconds after which a small answer is worth less than compiling
_DEADLINE = 4.0  # seconds for a whole answer
_PACE = 256 << 10  # bytes per second that a large one needs beyond that
_STRIKES = 3  # slow or bad answers in a row
_CHUNK = 1 << 16

Result = TypeVar("Result")


class RemoteFailed(Exception):
    """An answer that is none, in words."""


class Web:
    """Called by several threads."""

    def __init__(self, address: str) -> None:
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

    def __str__(self) -> str:
        place = urlsplit(self._address)
        return f"{place.scheme}://{place.netloc.rpartition('@')[2]}{place.path}"  # no password in a message

    @contextmanager
    def attempt(self, *bad: type[Exception], slow: float | None = None) -> Iterator[None]:
        """Counts what is asked within. One that raises RemoteFailed or one of `bad`, or takes longer than `slow`
        seconds (default: _SLOW), is a strike; after a few in a row asked is False."""
        started = time.monotonic()
        try:
            yield
        except Exception as error:
            if isinstance(error, (RemoteFailed, *bad)):
                self._count(bad=True)
            raise
        self._count(bad=time.monotonic() - started > (_SLOW if slow is None else slow))

    def get(self, path: str, largest: int) -> bytes | None:
        """The content, or None when there is none. Raises RemoteFailed."""
        return within(lambda: self._get(path, largest))

    def download(self, path: str, target: IO[bytes], size: int) -> bool:
        """Writes `size` bytes, and no more, into target; False when there is no such file. Raises RemoteFailed."""
        return within(lambda: self._download(path, target, size), lambda: target.tell() / _PACE)

    def put(self, path: str, content: bytes) -> None:
        """Raises RemoteFailed."""
        within(lambda: self._put(path, content))

    def upload(self, path: str, file: Path) -> None:
        """The same for a large one."""
        with file.open("rb") as stream:
            within(lambda: self._put(path, stream), lambda: stream.tell() / _PACE)

    def _get(self, path: str, largest: int) -> bytes | None:
        with self._ask("GET", path) as answer:
            if not _is_there(answer):
                return None
            parts = bytearray()
            for chunk in answer.iter_content(_CHUNK):
                parts += chunk
                if len(parts) > largest:
                    raise RemoteFailed("its answer is too large")
            return bytes(parts)

    def _download(self, path: str, target: IO[bytes], size: int) -> bool:
        with self._ask("GET", path) as answer:
            if not _is_there(answer):
                return False
            for chunk in answer.iter_content(_CHUNK):
                size -= len(chunk)
                if size < 0:
                    raise RemoteFailed("its answer is too large")
                target.write(chunk)
            if size:
                raise RemoteFailed("its answer is too short")
            return True

    def _put(self, path: str, content: bytes | IO[bytes]) -> None:
        with self._ask("PUT", path, data=content, headers={"Content-Type": "application/octet-stream"}) as answer:
            if answer.status_code // 100 != 2:
                raise _answers(answer)

    def _ask(self, method: str, path: str, **more: Any) -> Any:
        settings: dict[str, Any] = {"headers": {"Accept-Encoding": "identity"}, **more}
        return self._session.request(
            method, f"{self._address}/{path}", timeout=(_CONNECT, _DEADLINE), stream=True, allow_redirects=False,
            **settings,
        )  # fmt: skip

    def _count(self, bad: bool) -> None:
        with self._lock:
            self._strikes = self._strikes + 1 if bad else 0
            if self._strikes >= _STRIKES:
                self.asked = False


def _is_there(answer: Any) -> bool:
    if answer.status_code not in (200, 404):
        raise _answers(answer)
    return bool(answer.status_code == 200)


def _answers(answer: Any) -> RemoteFailed:
    return RemoteFailed(f"it answers {answer.status_code} {answer.reason}")


def within(work: Callable[[], Result], more: Callable[[], float] = lambda: 0.0) -> Result:
    """What work returns. Raises RemoteFailed when it takes longer than _DEADLINE and the seconds that `more` says by
    then: requests knows no limit for a whole answer.

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
    started = time.monotonic()
    thread.start()
    while thread.is_alive() and (left := _DEADLINE + more() - (time.monotonic() - started)) > 0:
        thread.join(left)
    if raised:
        if isinstance(raised[0], (requests.RequestException, ValueError)):
            raise RemoteFailed(_short(raised[0])) from None
        raise raised[0]
    if not done:
        raise RemoteFailed(f"no whole answer within {time.monotonic() - started:.3g} s")
    return done[0]


def _short(error: Exception) -> str:
    """The reason, without requests' and urllib3's wrapping."""
    inner: Any = error
    while getattr(inner, "args", None) and isinstance(
        reason := getattr(inner.args[0], "reason", inner.args[0]), Exception
    ):
        inner = reason
    return f"{type(inner).__name__}: {inner}"
