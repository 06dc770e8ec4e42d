"""One file over HTTP: resumed, retried, refused when it is not the pinned one.

The bytes go to `<file>.part` beside the target and become the target by a rename, after the digest has been checked.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from factory import files
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.progress import SILENT, Progress
from factory.sources.lockfile import Source

if TYPE_CHECKING:
    import requests

_CHUNK = 64 * 1024
_RETRIED_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})


class _TryAgainError(Exception):
    """This address may work a little later."""


class _GiveUpError(Exception):
    """This address will not work."""


@dataclass(frozen=True)
class Download:
    """How to fetch. delays: seconds to wait before each retry of an address; timeout: of a connection and of a read."""

    delays: Sequence[float] = (0.5, 1.0, 3.0)
    timeout: tuple[float, float] = (10.0, 30.0)
    proxies: Mapping[str, str] = field(default_factory=dict)
    progress: Progress = SILENT

    def fetch(self, source: Source, urls: Sequence[str], target: Path) -> None:
        """Tries one address after the other; raises when none of them gives the pinned file."""
        part = target.with_name(target.name + ".part")
        with disk_errors(f"make room for {source.file}", target):
            target.parent.mkdir(parents=True, exist_ok=True)
            have = part.stat().st_size if part.exists() else 0
            if shutil.disk_usage(target.parent).free < source.size - have:
                raise FactoryError(
                    f"no space left on the disk for {source.file} ({source.size / 1e6:.1f} MB)",
                    where=target.parent,
                    hint="free some space, or move the cache with FACTORY_CACHE",
                    code=ExitCode.DISK,
                )
        failures = []
        for url in urls:
            reason = self._from(url, source, part)
            if reason is None:
                files.publish(part, target)
                return
            self.progress.detail(f"{url}: {reason}")
            failures.append(f"{url}: {reason}")
        raise FactoryError(
            f"cannot fetch {source.name} {source.version}",
            hint=f"check the network and the machine's apt set-up, or put {source.file} into a folder that "
            "FACTORY_VENDOR names (`factory fetch --to DIR` on another machine fills one)",
            code=ExitCode.SOURCE,
            details=failures or ["this machine's apt names no mirror, and the lock file no fallback"],
        )

    def _from(self, url: str, source: Source, part: Path) -> str | None:
        """Fetches from one address, with retries. None, or the reason of the last failure."""
        reason = ""
        for delay in (*self.delays, None):
            try:
                self._attempt(url, source, part)
            except _GiveUpError as error:
                return str(error)
            except _TryAgainError as error:
                reason = str(error)
            else:
                return None
            if delay is not None:
                self.progress.detail(f"{url}: {reason}; trying again in {delay:g} s")
                time.sleep(delay)
        return reason

    def _attempt(self, url: str, source: Source, part: Path) -> None:
        if url.startswith("file:"):
            _copy(url, part)
        else:
            self._transfer(url, source, part)
        size = part.stat().st_size
        if size < source.size:
            raise _TryAgainError(f"the connection ended after {size} of {source.size} bytes")
        digest = files.sha256(part)
        if digest != source.sha256:
            # Removed, so that nothing is ever resumed from wrong bytes.
            part.unlink()
            raise _GiveUpError(f"wrong digest (sha256 {digest}, the lock file has {source.sha256}): refused")

    def _transfer(self, url: str, source: Source, part: Path) -> None:
        import requests

        with disk_errors(f"read {part.name}", part):
            have = part.stat().st_size if part.exists() else 0
            if have >= source.size:
                if have == source.size and files.sha256(part) == source.sha256:
                    return
                part.unlink()
                have = 0
        # identity: the pinned digest is of the file itself, and a range counts its bytes.
        headers = {"Accept-Encoding": "identity"}
        if have:
            headers["Range"] = f"bytes={have}-"
        with requests.Session() as session, _network_errors():
            session.proxies.update(self.proxies)
            with session.get(url, headers=headers, stream=True, timeout=self.timeout) as response:
                self._save(response, source, part, have)

    def _save(self, response: requests.Response, source: Source, part: Path, have: int) -> None:
        if response.status_code == 416:  # Range Not Satisfiable: what we have is of no use to this server
            part.unlink(missing_ok=True)
            raise _TryAgainError("the server cannot resume there")
        if response.status_code in _RETRIED_STATUS:
            raise _TryAgainError(f"HTTP {response.status_code} {response.reason}")
        if response.status_code not in (200, 206):
            raise _GiveUpError(f"HTTP {response.status_code} {response.reason}")
        resumed = response.status_code == 206
        if resumed and not response.headers.get("Content-Range", "").startswith(f"bytes {have}-"):
            part.unlink(missing_ok=True)
            raise _TryAgainError("the server resumed at another place")
        done = have if resumed else 0
        length = response.headers.get("Content-Length", "")
        if length.isdigit() and done + int(length) != source.size:
            raise _GiveUpError(f"wrong size ({done + int(length)} bytes, the lock file has {source.size}): refused")
        with (
            disk_errors(f"write {part.name}", part),
            part.open("ab" if resumed else "wb") as out,
            self.progress.transfer(source.file, source.size, done) as transfer,
        ):
            for chunk in _chunks(response):
                done += len(chunk)
                if done > source.size:
                    out.truncate(0)
                    raise _GiveUpError(f"more than the {source.size} bytes of the lock file: refused")
                out.write(chunk)
                transfer.advance(len(chunk))


def _chunks(response: requests.Response) -> Iterator[bytes]:
    # Its own errors are OSErrors: they must not look like those of the disk.
    with _network_errors():
        yield from response.iter_content(_CHUNK)


@contextmanager
def _network_errors() -> Iterator[None]:
    import requests

    try:
        yield
    except requests.exceptions.Timeout:
        raise _TryAgainError("no answer in time") from None
    except requests.exceptions.ConnectionError as error:
        raise _TryAgainError(f"no connection ({_root_cause(error)})") from None
    except requests.exceptions.RequestException as error:
        raise _TryAgainError(f"{type(error).__name__}: {_root_cause(error)}") from None


def _copy(url: str, part: Path) -> None:
    path = Path(unquote(urlsplit(url).path))
    if not path.is_file():
        raise _GiveUpError("there is no such file")
    with disk_errors(f"copy {path}", part):
        shutil.copyfile(path, part)


def _root_cause(error: BaseException) -> str:
    """The innermost reason, in the words of the operating system where it has some."""
    seen: list[BaseException] = []
    while error not in seen:
        seen.append(error)
        inner = [arg for arg in error.args if isinstance(arg, BaseException)]
        reason = getattr(error, "reason", None)
        following = reason if isinstance(reason, BaseException) else (inner[0] if inner else None)
        if following is None:
            break
        error = following
    text = getattr(error, "strerror", None) or str(error)
    return str(text).rpartition("> : ")[2] or type(error).__name__
