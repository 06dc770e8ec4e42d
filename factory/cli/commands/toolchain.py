"""factory toolchain: the cross compiler, for those who want it by itself, or on another machine."""

from __future__ import annotations

import argparse
import os
import shlex
from pathlib import Path

from factory.cli.command import Command
from factory.cli.ui import Ui
from factory.errors import ExitCode, FactoryError

_ACTIONS = {
    "build": "build it, when this machine has none yet",
    "info": "what it is, where it is, what it is made from",
    "path": "the folder of its programs",
    "env": 'shell commands that put it first in PATH: eval "$(factory toolchain env)"',
    "shell": "a shell with it first in PATH",
    "export": "write it into one compressed file",
    "import": "take it from such a file",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=_ACTIONS, metavar="ACTION", help=f"one of: {', '.join(_ACTIONS)}")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="of export and import: a .tar.zst")
    parser.add_argument("--sha256", metavar="DIGEST", help="import: refuse the file unless it has this digest")
    parser.add_argument("--offline", action="store_true", help="use no network: only sources that are here")


def run(args: argparse.Namespace, ui: Ui) -> int:
    if args.file and args.action not in ("export", "import"):
        raise _usage(f"`factory toolchain {args.action}` takes no file")
    if args.sha256 and args.action != "import":
        raise _usage("--sha256 is for `factory toolchain import`")
    actions = {"build": _build, "info": _info, "path": _path, "env": _env, "shell": _shell}
    if args.action == "export":
        return _export(args, ui)
    if args.action == "import":
        return _import(args, ui)
    return actions[args.action](args, ui)


def _build(args: argparse.Namespace, ui: Ui) -> int:
    programs = _programs(args, ui)
    ui.print(str(programs))
    ui.result({"programs": str(programs)})
    return ExitCode.OK


def _info(_args: argparse.Namespace, ui: Ui) -> int:
    from factory.toolchain import info

    found = info.release()
    for name, value in found.items():
        if name != "sources":
            ui.print(f"{name:10} {value}")
    for source in found["sources"]:
        ui.print(f"{source['name']:10} {source['version']}  {source['licence']}")
    ui.result(found)
    return ExitCode.OK


def _path(args: argparse.Namespace, ui: Ui) -> int:
    return _build(args, ui)


def _env(args: argparse.Namespace, ui: Ui) -> int:
    programs = _programs(args, ui)
    ui.print(f'PATH={shlex.quote(str(programs))}:"$PATH"; export PATH')
    ui.result({"PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', os.defpath)}"})
    return ExitCode.OK


def _shell(args: argparse.Namespace, ui: Ui) -> int:
    from factory import process

    programs = _programs(args, ui)
    ui.note(f"x86_64-minios-elf-gcc and -g++ are in PATH; `exit` ends this shell ({programs})")
    path = f"{programs}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    process.interactive([os.environ.get("SHELL") or "/bin/sh"], extra_env={"PATH": path})
    return ExitCode.OK  # whatever the last command in it said


def _export(args: argparse.Namespace, ui: Ui) -> int:
    from factory.toolchain.release import store

    path, digest = store.export(args.file, ui.progress)
    size = path.stat().st_size
    ui.print(f"{path}  {size / 1e6:.1f} MB  sha256 {digest}")
    ui.result({"file": str(path), "size": size, "sha256": digest})
    return ExitCode.OK


def _import(args: argparse.Namespace, ui: Ui) -> int:
    from factory.toolchain.release import store

    if args.file is None:
        raise _usage("`factory toolchain import` wants a file")
    prefix = store.import_(args.file, args.sha256, ui.progress)
    ui.print(str(prefix))
    ui.result({"prefix": str(prefix)})
    return ExitCode.OK


def _programs(args: argparse.Namespace, ui: Ui) -> Path:
    """The folder of the compiler that makes whole images; everything is built that is missing."""
    from factory import toolchain
    from factory.toolchain.release import sdk

    tools = toolchain.ensure("release", ui.progress, offline=args.offline)
    return sdk.ensure(tools, ui.progress) / "bin"


def _usage(what: str) -> FactoryError:
    return FactoryError(what, hint="see `factory toolchain --help`", code=ExitCode.USAGE)


COMMAND = Command(
    help="build, use, export and import the cross compiler",
    description="The release toolchain: binutils, gcc, newlib and libstdc++ for x86_64-minios-elf, from pinned source. "
    "Building it takes 8 to 15 minutes on two cores, once for all checkouts.\n\n"
    + "\n".join(f"  {name:8} {meaning}" for name, meaning in _ACTIONS.items()),
    example="factory toolchain build\n"
    "factory toolchain export minios-toolchain.tar.zst\n"
    "factory toolchain import minios-toolchain.tar.zst --sha256 DIGEST\n"
    'eval "$(factory toolchain env)" && x86_64-minios-elf-g++ hello.cc -o hello.elf',
    add_arguments=add_arguments,
    run=run,
)
