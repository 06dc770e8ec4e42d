"""factory verify: signatures of releases and files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from factory.cli.command import Command
from factory.cli.ui import Ui
from factory.errors import ExitCode, FactoryError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a release's folder, or a signed file")
    parser.add_argument(
        "--key", required=True, type=Path, metavar="KEY.pub", help="the public key that you trust (not the release's)"
    )
    parser.add_argument("--signature", type=Path, metavar="FILE", help="the signature (default: PATH.minisig)")


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory.release import find

    if args.signature and (len(args.paths) > 1 or args.paths[0].is_dir()):
        raise FactoryError("--signature is for one file", code=ExitCode.USAGE)
    key = find.public(args.key)
    results = []
    for path in args.paths:
        results.append(_folder(path, key, ui) if path.is_dir() else _file(path, key, args.signature, ui))
    ui.result(results)
    return ExitCode.OK


def _folder(path: Path, key: Any, ui: Ui) -> dict[str, Any]:
    from factory.release.verify import verify_folder

    found = verify_folder(path, key)
    ui.print(f"{path}: {found.files} files, as signed with {key.name} ({found.comment})".replace("\t", " "))
    return {"path": str(path), "files": found.files, "key": key.name, "comment": found.comment}


def _file(path: Path, key: Any, signature: Path | None, ui: Ui) -> dict[str, Any]:
    from factory.release.signature import verify_file

    if not path.is_file():
        raise FactoryError("there is no such file or folder", where=path, code=ExitCode.USAGE)
    found = verify_file(path, key, signature)
    ui.print(f"{path}: as signed with {key.name} ({found.comment})".replace("\t", " "))
    return {"path": str(path), "key": key.name, "comment": found.comment}


COMMAND = Command(
    help="verify a release, or signed files",
    description="Of a release every file must be as it was signed, and no other file may be there. "
    "A file's signature is FILE.minisig.",
    example="factory verify release-1.0 --key maker.pub\nfactory verify firewall.elf --key maker.pub",
    add_arguments=add_arguments,
    run=run,
)
