"""factory vm create, destroy, suspend, resume, save, restore, migrate."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from factory.cli.ui import Ui
from factory.cli.vm.action import Action, add_guest, add_timeout, the_guest
from factory.cli.vm.making import ACTION as CREATE
from factory.control.guest import Guest, Host
from factory.errors import ExitCode


def _destroy(args: argparse.Namespace, ui: Ui, where: Host) -> int:
    guests = [where.get(name) for name in args.guest]
    for guest in guests:
        guest.destroy()
    ui.result({"destroyed": [guest.name for guest in guests]})
    return ExitCode.OK


def _suspend_arguments(parser: argparse.ArgumentParser) -> None:
    add_guest(parser)
    add_timeout(parser)


def _suspend(args: argparse.Namespace, ui: Ui, where: Host) -> int:
    guest = the_guest(args, where)
    guest.suspend(timeout=args.timeout)
    return _said(ui, guest)


def _resume(args: argparse.Namespace, ui: Ui, where: Host) -> int:
    guest = the_guest(args, where)
    guest.resume()
    return _said(ui, guest)


def _said(ui: Ui, guest: Guest, **more: Any) -> int:
    info = guest.info()
    ui.print(f"{info.name}: {info.state.value}, {info.kind} {info.id}")
    ui.result({"guest": asdict(info), **more})
    return ExitCode.OK


def _save_arguments(parser: argparse.ArgumentParser) -> None:
    add_guest(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="what to write; an older file is replaced")
    parser.add_argument("--keep", action="store_true", help="the guest goes on afterwards")


def _save(args: argparse.Namespace, ui: Ui, where: Host) -> int:
    guest = the_guest(args, where)
    guest.save(args.file, keep=args.keep)
    size = args.file.stat().st_size
    ui.print(f"{guest.name} is in {args.file}, {size / 1e6:.1f} MB")
    ui.result({"guest": guest.name, "file": str(args.file), "bytes": size})
    return ExitCode.OK


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="what `factory vm save` has written")
    parser.add_argument("--name", default="", help="its name (default: as it was)")
    parser.add_argument("--paused", action="store_true", help="it stands still until `factory vm resume`")


def _restore(args: argparse.Namespace, ui: Ui, where: Host) -> int:
    return _said(ui, where.restore(args.file, name=args.name, paused=args.paused))


def _migrate_arguments(parser: argparse.ArgumentParser) -> None:
    add_guest(parser)
    parser.add_argument(
        "destination", nargs="?", default="", metavar="MACHINE",
        help="Xen: another dom0, reached by ssh (default: this one, as a new domain)",
    )  # fmt: skip


def _migrate(args: argparse.Namespace, ui: Ui, where: Host) -> int:
    guest = the_guest(args, where)
    guest.migrate(args.destination)
    if args.destination:
        ui.print(f"{guest.name} is on {args.destination}")
        ui.result({"guest": guest.name, "destination": args.destination})
        return ExitCode.OK
    return _said(ui, where.get(guest.name))


ACTIONS = {
    "create": CREATE,
    "destroy": Action(
        "end guests at once, and remove what is left of them",
        "factory vm destroy fw\nfactory vm destroy fw1 fw2",
        _destroy,
        lambda parser: add_guest(parser, many=True),
    ),
    "suspend": Action(
        "stop a guest where it is; its memory stays",
        "factory vm suspend fw",
        _suspend,
        _suspend_arguments,
        "Xen: the guest is asked to suspend itself (control/shutdown). QEMU: the machine is stopped; the guest does "
        "not notice, but for its clock.",
    ),
    "resume": Action("let a suspended or paused guest go on", "factory vm resume fw", _resume, add_guest),
    "save": Action(
        "write a guest's whole state to a file",
        "factory vm save fw fw.state\nfactory vm save fw fw.state --keep",
        _save,
        _save_arguments,
        "QEMU: the file holds the image too, so it can be restored anywhere with the same QEMU. The guest stands still "
        "for some 50 ms. Xen: a file of xl.",
    ),
    "restore": Action(
        "make a guest from a saved state", "factory vm restore fw.state\nfactory vm restore fw.state --name fw2",
        _restore, _restore_arguments,
        "QEMU: the same taps and forwarded ports must be free.",
    ),
    "migrate": Action(
        "move a running guest",
        "factory vm migrate fw\nfactory vm migrate fw other-dom0",
        _migrate,
        _migrate_arguments,
        "Xen: live, to a new domain here or to another dom0. QEMU: to a new process on this machine; live, unless it "
        "has a tap, a unix socket or forwarded ports, which only one process can have: then it stands still meanwhile.",
    ),
}  # fmt: skip
