"""factory sign: signatures beside files."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from factory.cli.command import Command
from factory.cli.ui import Ui
from factory.errors import ExitCode, FactoryError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a file; FILE.minisig is made beside it")
    parser.add_argument("--key", required=True, metavar="KEY", help="a secret key: a file, env:NAME or agent:NAME")
    parser.add_argument(
        "--raw", action="store_true", help="also make FILE.sig, the bare Ed25519 signature, for openssl"
    )


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory import files
    from factory.errors import disk_errors
    from factory.release import find
    from factory.release.signature import path_of, sign_file

    for file in args.files:
        if not file.is_file():
            raise FactoryError("there is no such file", where=file, code=ExitCode.USAGE)
    signer = find.signer(args.key)
    made = []
    for file in args.files:
        files.write(path_of(file), sign_file(file, signer, int(time.time())))
        made.append(path_of(file))
        if args.raw:
            raw = file.with_name(f"{file.name}.sig")
            with disk_errors(f"read {file.name}", file):
                files.write(raw, signer.sign(file.read_bytes()))
            made.append(raw)
    for path in made:
        ui.print(str(path))
    ui.result({"key": signer.public.name, "files": [str(path) for path in made]})
    return ExitCode.OK


COMMAND = Command(
    help="sign files, so that minisign (and openssl) can verify them",
    example="factory sign out/firewall/firewall.elf --key release.key\nfactory sign notes.txt --key agent: --raw",
    add_arguments=add_arguments,
    run=run,
)
