"""factory fetch: the pinned sources, before a build needs them or for a machine without a network."""

from __future__ import annotations

import argparse
from pathlib import Path

from factory.cli.command import Command, completes
from factory.cli.ui import Ui
from factory.errors import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    names = parser.add_argument("names", nargs="*", metavar="NAME", help="a source (default: all of them)")
    completes(names, _known)
    parser.add_argument(
        "--to", type=Path, metavar="DIR", help="also copy the files to DIR, to serve as a vendor folder"
    )
    parser.add_argument("--offline", action="store_true", help="use no network: only check what is here")


def _known() -> list[str]:
    from factory import sources

    return list(sources.load())


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory import sources

    wanted = [sources.find(name) for name in args.names] or list(sources.load().values())
    fetcher = sources.Fetcher.standard(offline=args.offline, progress=ui.progress)
    paths = fetcher.get_all(wanted)
    if args.to:
        paths = [fetcher.copy(source, args.to.absolute()) for source in wanted]
    for source, path in zip(wanted, paths, strict=True):
        ui.print(f"{source.name} {source.version}  {path}")
    ui.result(
        [
            {"name": s.name, "version": s.version, "licence": s.licence, "sha256": s.sha256, "path": str(path)}
            for s, path in zip(wanted, paths, strict=True)
        ]
    )
    return ExitCode.OK


COMMAND = Command(
    help="fetch the pinned third-party sources",
    description="Looks in the vendor folder (FACTORY_VENDOR, or vendor/ in the checkout), then in the cache, then at "
    "the mirrors of this machine's apt and at each project's own site. A file with a wrong digest is refused.",
    example="factory fetch\nfactory fetch newlib --to vendor",
    add_arguments=add_arguments,
    run=run,
)
