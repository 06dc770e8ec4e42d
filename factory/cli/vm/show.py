"""factory vm list, status, top, console."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import asdict

from factory.cli.numbers import count, seconds
from factory.cli.ui import Ui
from factory.cli.vm.action import Action, add_guest, the_guest
from factory.control.guest import Host
from factory.control.model import GuestInfo, GuestState
from factory.errors import ExitCode, FactoryError

_HEADER = ["NAME", "ID", "KIND", "STATE", "MEMORY", "VCPU TIME"]
_CLEAR = "\x1b[H\x1b[J"


def _row(info: GuestInfo) -> list[object]:
    return [
        info.name,
        info.id,
        info.kind,
        info.state.value,
        f"{info.memory / (1 << 20):g} MB",
        f"{info.cpu_time:.1f} s",
    ]


def _list(_args: argparse.Namespace, ui: Ui, where: Host) -> int:
    infos = where.infos()
    ui.table(_HEADER, [_row(info) for info in infos], right=[1, 4, 5])
    ui.result({"host": where.kind, "guests": [asdict(info) for info in infos]})
    return ExitCode.OK


def _status(args: argparse.Namespace, ui: Ui, where: Host) -> int:
    guest = the_guest(args, where)
    info, routers = guest.info(), guest.routers()
    ui.print(f"{info.name}: {info.state.value}, {info.kind} {info.id}, {info.memory / (1 << 20):g} MB")
    rows = [
        [each.rid, each.state.value or "-", each.config_name, " ".join(each.reason.split())[:80]] for each in routers
    ]
    if rows:
        ui.table(["ROUTER", "STATE", "CONFIGURATION", "REASON"], rows, right=[0])
    ui.result({"guest": asdict(info), "routers": [asdict(each) for each in routers]})
    return ExitCode.OK


def _top_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="show it once and end, as --json does")
    parser.add_argument("--count", type=count, metavar="N", help="end after so many tables")
    parser.add_argument("--interval", type=seconds, default=2.0, metavar="SECONDS", help="between two (default: 2)")


def _top(args: argparse.Namespace, ui: Ui, where: Host) -> int:
    if ui.json:
        ui.result({"host": where.kind, "time": time.time(), "guests": [asdict(info) for info in where.infos()]})
        return ExitCode.OK
    left = 1 if args.once else args.count
    before: dict[str, GuestInfo] = {}
    then = time.monotonic()
    while True:
        infos, now = where.infos(), time.monotonic()
        if sys.stdout.isatty() and not args.once:
            sys.stdout.write(_CLEAR)
        _table(ui, infos, before, now - then)
        sys.stdout.flush()
        before, then = {info.name: info for info in infos}, now
        left = left - 1 if left else None
        if left == 0:
            return ExitCode.OK
        time.sleep(args.interval)


def _table(ui: Ui, infos: tuple[GuestInfo, ...], before: dict[str, GuestInfo], elapsed: float) -> None:
    """A line for each guest, and one for each further interface. Rates since the table before."""
    rows: list[list[object]] = []
    for info in infos:
        old = before.get(info.name)
        same = old is not None and old.id == info.id and elapsed > 0
        share = f"{(info.cpu_time - old.cpu_time) / elapsed:.0%}" if old and same else "-"
        vifs = [
            [each.index, _shown(each.received), _shown(each.sent)] for each in info.vifs
        ] or [["-", "-", "-"]]  # fmt: skip
        rows.append([*_row(info), share, *vifs[0]])
        rows += [["", "", "", "", "", "", "", *more] for more in vifs[1:]]
    ui.table([*_HEADER, "VCPU", "VIF", "RECEIVED", "SENT"], rows, right=[1, 4, 5, 6, 7, 8, 9])


def _shown(packets: int | None) -> str:
    return "-" if packets is None else str(packets)


def _console_arguments(parser: argparse.ArgumentParser) -> None:
    add_guest(parser)
    parser.add_argument(
        "-f",
        "--follow",
        action="store_true",
        help="show what it has printed and prints, until it ends; nothing is typed",
    )
    parser.add_argument("--log", action="store_true", help="print what it has printed so far, and end")


def _console(args: argparse.Namespace, ui: Ui, where: Host) -> int:
    guest = the_guest(args, where)
    if not args.follow and not args.log and not ui.json:
        ui.note(f"Ctrl-] leaves the console of {guest.name}")
        return guest.console()
    log = guest.console_log()
    if log is None:
        raise FactoryError(
            f"nobody keeps what {guest.name} prints",
            hint="xenconsoled does with --log=guest (/etc/default/xen: XENCONSOLED_TRACE=guest)",
            code=ExitCode.HOST,
        )
    if ui.json:
        ui.result({"guest": guest.name, "console": log.read_text(errors="replace")})
        return ExitCode.OK
    with log.open("rb") as stream:
        while True:
            if data := stream.read(1 << 16):
                sys.stdout.write(data.decode("utf-8", "replace"))
                sys.stdout.flush()
            elif args.log or guest.info().state is GuestState.DOWN:
                # What came between the last read and the end.
                sys.stdout.write(stream.read().decode("utf-8", "replace"))
                return ExitCode.OK
            else:
                time.sleep(0.2)


ACTIONS = {
    "list": Action("the guests", "factory vm list\nfactory vm list --json", _list, lambda _parser: None),
    "status": Action("a guest and its routers", "factory vm status fw", _status, add_guest),
    "top": Action(
        "a live table: state, memory, vCPU time, packets per interface",
        "factory vm top\nfactory vm top --once\nfactory vm top --json",
        _top,
        _top_arguments,
        "Packets are counted by this machine: vif backends on Xen, taps on QEMU; `-` where nobody counts.",
    ),
    "console": Action(
        "a guest's console, on this terminal",
        "factory vm console fw\nfactory vm console --follow fw\nfactory vm console --log fw | tail",
        _console,
        _console_arguments,
        "Ctrl-] leaves it. One terminal at a time can be connected; any number can --follow.",
    ),
}
