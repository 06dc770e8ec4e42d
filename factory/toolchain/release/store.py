"""Taking the built toolchain out of the store as a file, and putting one in."""

from __future__ import annotations

from pathlib import Path

from factory import cache, files
from factory.errors import ExitCode, FactoryError
from factory.exchange import archive
from factory.progress import SILENT, Progress
from factory.toolchain.release.describe import WHOLE, check_runs, inputs


def export(target: Path | None, progress: Progress = SILENT) -> tuple[Path, str]:
    """Writes the toolchain that this checkout uses; the file and its SHA-256. target: a file or a folder."""
    made_from = inputs()
    entry = cache.entry(WHOLE, made_from.whole_key)  # a damaged one is told of by archive.write()
    if entry is None:
        raise FactoryError(
            "there is no release toolchain to export", hint="`factory toolchain build` makes it", code=ExitCode.USAGE
        )
    name = f"minios-toolchain-{made_from.whole_key[:12]}.tar.zst"
    path = Path(name) if target is None else target / name if target.is_dir() else target
    return path, archive.write(entry.path, WHOLE, made_from.whole_key, path.absolute(), progress)


def import_(path: Path, sha256: str | None = None, progress: Progress = SILENT) -> Path:
    """Puts a file of export() into the store, verified; the toolchain's folder. What is refused leaves nothing."""
    if not path.is_file():
        raise FactoryError(f"there is no file {path}", code=ExitCode.USAGE)
    if sha256 is not None and files.sha256(path) != sha256.lower():
        raise FactoryError(
            f"{path.name} is refused: its SHA-256 is {files.sha256(path)}", where=path, code=ExitCode.DISK
        )
    made_from = inputs()
    if cache.find(WHOLE, made_from.whole_key):
        progress.note("this toolchain is here already: nothing to do")

    def build(folder: Path) -> None:
        archive.read(path, WHOLE, made_from.whole_key, folder, progress)
        check_runs(folder, made_from)

    return cache.make(WHOLE, made_from.whole_key, build, progress)
