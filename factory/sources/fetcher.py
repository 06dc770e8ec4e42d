"""From a source's name to a file with the right digest: vendor folder, then cache, then the network."""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue

from factory import cache, files
from factory.checkout import VENDOR
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.progress import SILENT, Progress
from factory.sources.download import Download
from factory.sources.lockfile import Source, find
from factory.sources.mirrors import addresses, mirrors, proxies

_LARGE = 64 * 1024 * 1024  # bytes; above it a stamp of size and time saves hashing at every use


def vendor_folder() -> Path:
    """FACTORY_VENDOR, or `vendor` in the checkout."""
    own = os.environ.get("FACTORY_VENDOR")
    return Path(own).expanduser().absolute() if own else VENDOR


@dataclass(frozen=True)
class Fetcher:
    """mirrors: base addresses, None for those of the machine's apt (found only when something must be fetched)."""

    store: Path
    vendor: Path
    mirrors: Sequence[str] | None = None
    offline: bool = False
    download: Download | None = None
    progress: Progress = field(default=SILENT)

    @classmethod
    def standard(cls, *, offline: bool = False, progress: Progress = SILENT) -> Fetcher:
        """FACTORY_OFFLINE set to anything is `--offline` for all that this process starts, too."""
        offline = offline or bool(os.environ.get("FACTORY_OFFLINE"))
        return cls(cache.root() / "sources", vendor_folder(), offline=offline, progress=progress)

    def get(self, source: Source) -> Path:
        """The file, with its digest checked. It is not to be written to."""
        vendored = self.vendor / source.file
        if vendored.is_file():
            return self._checked_vendor(source, vendored)
        path = self.store / source.sha256 / source.file
        if _sound(source, path):
            return path
        if self.offline:
            raise FactoryError(
                f"{source.file} is not here, and --offline forbids to fetch it",
                hint=f"run `factory fetch {source.name}` with a network, or put the file into {self.vendor}",
                code=ExitCode.SOURCE,
            )
        with files.lock(self.store.parent / "lock" / f"{source.sha256}.lock", self.progress, what=source.file):
            if not _sound(source, path):  # nobody else has fetched it meanwhile
                if path.exists():
                    self.progress.note(f"{path} is damaged: fetching it again")
                    with disk_errors("remove a damaged file", path):
                        files.remove(path)
                found = _mirrors_here() if self.mirrors is None else self.mirrors
                download = self.download or Download(proxies=_proxies_here(), progress=self.progress)
                download.fetch(source, addresses(source, found), path)
                _stamp(source, path)
        return path

    def get_all(self, wanted: Iterable[Source], jobs: int = 4) -> list[Path]:
        """Several at once. The first error is raised after the others have ended."""
        queue: SimpleQueue[tuple[Source, Future[Path]]] = SimpleQueue()
        pending: list[Future[Path]] = []
        for source in wanted:
            pending.append(Future())
            queue.put((source, pending[-1]))
        # No executor: it would wait for its threads at Ctrl-C. What these have fetched by then can be resumed.
        for _ in range(min(jobs, len(pending))):
            threading.Thread(target=self._work, args=(queue,), name="fetch", daemon=True).start()
        wait(pending)
        return [each.result() for each in pending]

    def _work(self, queue: SimpleQueue[tuple[Source, Future[Path]]]) -> None:
        with contextlib.suppress(Empty):
            while True:
                source, result = queue.get_nowait()
                try:
                    result.set_result(self.get(source))
                except BaseException as error:
                    result.set_exception(error)

    def copy(self, source: Source, folder: Path) -> Path:
        """Puts the file into a folder that can serve as a vendor folder elsewhere."""
        target = folder / source.file
        if target.is_file() and files.sha256(target) == source.sha256:
            return target
        path = self.get(source)
        with files.scratch(folder, "fetch") as work:
            with disk_errors(f"copy {source.file}", target):
                shutil.copyfile(path, work / source.file)
            files.publish(work / source.file, target)
        return target

    def _checked_vendor(self, source: Source, path: Path) -> Path:
        digest = files.sha256(path)
        if digest != source.sha256:
            raise FactoryError(
                f"{path.name} in the vendor folder is not {source.name} {source.version}: wrong digest",
                where=path,
                hint="remove it, or replace it by the file that the lock file names",
                code=ExitCode.SOURCE,
                details=[f"sha256 {digest}", f"wanted {source.sha256}"],
            )
        return path


def get(name: str, *, offline: bool = False, progress: Progress = SILENT) -> Path:
    """The file of the source with this name, fetched if need be."""
    return Fetcher.standard(offline=offline, progress=progress).get(find(name))


# Asking apt takes a third of a second: once is enough.
_mirrors_here = functools.cache(mirrors)
_proxies_here = functools.cache(proxies)


def _sound(source: Source, path: Path) -> bool:
    try:
        status = path.stat()
        if status.st_size != source.size:
            return False
        if source.size > _LARGE and _stamp_path(path).read_text() == _stamp_text(status):
            return True
    except OSError:
        if not path.is_file():
            return False
    if files.sha256(path) != source.sha256:
        return False
    with contextlib.suppress(FactoryError):  # a cache that cannot be written to costs the time of looking again
        _stamp(source, path)
    return True


def _stamp(source: Source, path: Path) -> None:
    if source.size > _LARGE:
        files.write(_stamp_path(path), _stamp_text(path.stat()))


def _stamp_path(path: Path) -> Path:
    return path.with_name(path.name + ".checked")


def _stamp_text(status: os.stat_result) -> str:
    """What changes when the file does: nobody can set the time of its inode's last change."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}\n"
