"""factory cache: what is kept, what it is good for, and what is no longer wanted."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from factory.cli.command import Command
from factory.cli.numbers import age
from factory.cli.ui import Ui
from factory.errors import ExitCode, FactoryError

if TYPE_CHECKING:
    from factory.housekeeping.counts import Found

_ACTIONS = {
    "show": "how much there is, how often builds found what they needed, what the remote cache says",
    "clean": "remove objects, libraries, toolchains and logs that were not used for long",
    "push": "put this checkout's libraries and toolchains into the remote cache, signed",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    words = ", ".join(_ACTIONS)
    parser.add_argument(
        "action", nargs="?", default="show", choices=_ACTIONS, metavar="ACTION", help=f"one of: {words}"
    )
    parser.add_argument("--older", type=age, metavar="TIME", help="clean: not used for so long (12h, 30d, 8w)")
    parser.add_argument("--dry-run", action="store_true", help="clean: only say what would go")


def run(args: argparse.Namespace, ui: Ui) -> int:
    if (args.action == "clean") != (args.older is not None):
        what = "wants --older TIME" if args.older is None else "takes no --older"
        hint = "all of it goes with `factory clean --cache`" if args.older is None else None
        raise FactoryError(f"`factory cache {args.action}` {what}", hint=hint, code=ExitCode.USAGE)
    if args.dry_run and args.action != "clean":
        raise FactoryError(f"`factory cache {args.action}` takes no --dry-run", code=ExitCode.USAGE)
    return {"show": _show, "clean": _clean, "push": _push}[args.action](args, ui)


def _show(_args: argparse.Namespace, ui: Ui) -> int:
    from factory import settings
    from factory.housekeeping import contents, counts, remote

    chosen = settings.read()
    found, known, there = list(contents.kinds(chosen)), counts.read(), remote.state(chosen)
    rows = [[kind.name, kind.number, f"{kind.size / 1e6:.1f}", kind.folder] for kind in found]
    ui.table(["", "number", "MB", "where"], rows, right=(1, 2))
    ui.print(f"objects stay below {chosen.cache_limit} (cache_limit), when a build ends")
    if known.since:
        ui.print(f"since {known.since}: objects {_line(known.objects)}")
        ui.print(f"                  libraries and toolchains that were not here: {_line(known.entries, here=False)}")
    if there:
        answers = f"not usable: {there.failure}" if there.failure else f"answers in {there.seconds * 1000:.0f} ms"
        ui.print(f"remote {there.address}: {answers}")
        ui.print(f"  objects are {'read and put there' if chosen.push else 'read'}")
        ui.print(f"  libraries and toolchains are {there.taken}, {there.put}")
    else:
        ui.print("remote none")
    ui.result({
        "kinds": [asdict(kind) for kind in found], "limit": chosen.limit(), "counts": asdict(known),
        "remote": asdict(there) if there else None,
    })  # fmt: skip
    return ExitCode.OK


def _line(found: Found, *, here: bool = True) -> str:
    total = found.here + found.remote + found.made
    part = f" ({100 * (found.here + found.remote) / total:.0f} % found)" if total else ""
    return f"{f'{found.here} from here, ' if here else ''}{found.remote} from remote, {found.made} built{part}"


def _clean(args: argparse.Namespace, ui: Ui) -> int:
    from factory import settings
    from factory.housekeeping import aging

    gone = []
    for each in aging.remove_older(settings.read(), args.older, dry=args.dry_run):
        gone.append(each)
        said = ui.print if args.dry_run and each.kind == "store" else ui.progress.detail
        said(f"{each.kind:8} {each.size / 1e6:8.1f} MB  {each.unused / 86400:5.0f} days  {each.path.name}")
    freed = sum(each.size for each in gone)
    ui.print(f"{len(gone)} of the cache, {freed / 1e6:.1f} MB, {'would go' if args.dry_run else 'freed'}")
    ui.result({"removed": [asdict(each) for each in gone], "freed": freed, "dry_run": args.dry_run})
    return ExitCode.OK


def _push(_args: argparse.Namespace, ui: Ui) -> int:
    from factory import settings
    from factory.exchange import local
    from factory.exchange.shelf import shelf_of

    shelf = shelf_of(settings.read())
    if shelf is None or shelf.signer is None:
        raise FactoryError(
            "the settings name no remote cache to put libraries and toolchains into",
            hint='set remote, push = true and sign = "KEY" (docs/reference/build-speed.md)', code=ExitCode.CONFIG,
        )  # fmt: skip
    done: dict[str, str] = {}
    for name, key, path in local.entries():
        done[f"{name}-{key}"] = shelf.offer(name, key, path, ui.progress)
        ui.print(f"{done[f'{name}-{key}']:10} {name}-{key}")
    ui.result(done)
    return ExitCode.FAILED if "failed" in done.values() else ExitCode.OK


COMMAND = Command(
    help="what the cache has and is good for; clean it, fill the remote one",
    description="\n".join(f"  {name:6} {meaning}" for name, meaning in _ACTIONS.items())
    + "\n\nclean leaves fetched sources; `factory clean --cache` removes everything.",
    example="factory cache\nfactory cache clean --older 30d --dry-run\nfactory cache push",
    add_arguments=add_arguments,
    run=run,
)
