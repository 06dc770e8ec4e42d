"""factory keygen: a pair of keys for releases."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from factory.cli.command import Command
from factory.cli.ui import Ui
from factory.errors import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", type=Path, metavar="PATH", help="makes PATH.key (secret), PATH.pub and PATH.pem (public)"
    )
    parser.add_argument("--no-password", action="store_true", help="the secret key is a plain file: for machines")
    parser.add_argument(
        "--expires", type=_date, metavar="DATE", help="its last day, such as 2027-12-31 (default: none)"
    )
    parser.add_argument(
        "--key", metavar="KEY",
        help="make no new key: write the public files of this one (a file, env:NAME or agent:NAME)",
    )  # fmt: skip


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2027-12-31") from None


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory.release.keygen import new_pair, write_public

    if args.key:
        from factory.release import find

        key = find.signer(args.key, expired=True).public.until(args.expires)
        paths = write_public(args.name, key)
    else:
        key, paths = new_pair(args.name, args.expires, with_password=not args.no_password)
    for path in paths:
        ui.print(str(path))
    ui.result({"key": key.name, "files": [str(path) for path in paths], "expires": key.expires})
    return ExitCode.OK


COMMAND = Command(
    help="make a pair of keys for signing releases",
    description="Keys are minisign's (Ed25519); the PEM file is the same public key for openssl. The password is asked "
    "for, or comes from FACTORY_KEY_PASSWORD.",
    example="factory keygen ~/release --expires 2027-12-31\nfactory keygen ~/release --key agent:me@example",
    add_arguments=add_arguments,
    run=run,
)
