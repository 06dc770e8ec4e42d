"""factory vm start, stop, read, write: the routers in a guest."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from factory.cli.ui import Ui
from factory.cli.vm.action import Action, add_guest, add_rid, add_timeout, router_number, text_of, the_guest
from factory.control.guest import Host
from factory.errors import ExitCode, FactoryError, disk_errors


def _start_arguments(parser: argparse.ArgumentParser) -> None:
    add_guest(parser)
    parser.add_argument(
        "words", nargs="+", metavar="[RID] CONFIG",
        help="the router's number (default: 0), and a file with its Click configuration; - for standard input",
    )  # fmt: skip
    parser.add_argument("--label", default="", help="a name for it, shown by status (default: the file's name)")
    add_timeout(parser)


def _start(args: argparse.Namespace, ui: Ui, where: Host) -> int:
    if len(args.words) > 2:
        raise FactoryError("too many words", hint="factory vm start GUEST [RID] CONFIG", code=ExitCode.USAGE)
    rid = _number(args.words[0]) if len(args.words) == 2 else 0
    config, label = configuration(args.words[-1])
    guest = the_guest(args, where)
    status = guest.start(rid, config, label=args.label or label, timeout=args.timeout)
    ui.print(f"{guest.name}: router {rid} is {status.state.value}")
    ui.result({"guest": guest.name, "router": asdict(status)})
    return ExitCode.OK


def configuration(word: str) -> tuple[str, str]:
    """The text of a configuration file, and a label for it."""
    if word == "-":
        return text_of(word), "stdin"
    file = Path(word)
    with disk_errors("read the configuration", file):
        if not file.is_file():
            raise FactoryError("there is no such configuration file", where=file, code=ExitCode.USAGE)
        try:
            return file.read_text(), file.stem
        except UnicodeDecodeError:
            raise FactoryError("this file is no text", where=file, code=ExitCode.CONFIG) from None


def _number(word: str) -> int:
    try:
        return router_number(word)
    except argparse.ArgumentTypeError as error:
        raise FactoryError(str(error), code=ExitCode.USAGE) from None


def _stop_arguments(parser: argparse.ArgumentParser) -> None:
    add_guest(parser)
    parser.add_argument("rid", nargs="?", type=router_number, default=0, metavar="RID", help="0 to 63 (default: 0)")
    add_timeout(parser)


def _stop(args: argparse.Namespace, ui: Ui, where: Host) -> int:
    guest = the_guest(args, where)
    status = guest.stop(args.rid, timeout=args.timeout)
    ui.print(f"{guest.name}: router {args.rid} is {status.state.value}")
    ui.result({"guest": guest.name, "router": asdict(status)})
    return ExitCode.OK


def _handler_arguments(parser: argparse.ArgumentParser) -> None:
    add_guest(parser)
    parser.add_argument(
        "handler",
        metavar="ELEMENT.HANDLER",
        help="such as counter.count, outer/inner.count; without a dot: the router's own",
    )
    add_rid(parser)
    add_timeout(parser)


def _read_arguments(parser: argparse.ArgumentParser) -> None:
    _handler_arguments(parser)
    parser.add_argument("parameter", nargs="?", default="", metavar="PARAMETER", help="for handlers that take one")


def split(word: str) -> tuple[str, str]:
    """`outer/inner.count` is ("outer/inner", "count"), `list` is ("", "list")."""
    element, _, handler = word.rpartition(".")
    if not handler or word.startswith("."):
        raise FactoryError(f"{word!r} is not ELEMENT.HANDLER", hint="such as counter.count", code=ExitCode.USAGE)
    return element, handler


def _read(args: argparse.Namespace, ui: Ui, where: Host) -> int:
    element, handler = split(args.handler)
    value = the_guest(args, where).read(element, handler, args.parameter, rid=args.rid, timeout=args.timeout)
    # As `click` prints handlers: the value, with a line end.
    ui.print(value.removesuffix("\n"))
    ui.result({"guest": args.guest, "rid": args.rid, "handler": args.handler, "value": value})
    return ExitCode.OK


def _write_arguments(parser: argparse.ArgumentParser) -> None:
    _handler_arguments(parser)
    parser.add_argument("value", nargs="?", default="", metavar="VALUE", help="the value; - for standard input")


def _write(args: argparse.Namespace, ui: Ui, where: Host) -> int:
    element, handler = split(args.handler)
    guest = the_guest(args, where)
    guest.write(element, handler, text_of(args.value), rid=args.rid, timeout=args.timeout)
    ui.result({"guest": guest.name, "rid": args.rid, "handler": args.handler})
    return ExitCode.OK


ACTIONS = {
    "start": Action(
        "install a router configuration in a running guest",
        "factory vm start fw new.click\nfactory vm start fw 3 monitor.click\n"
        "echo 'Idle -> Discard' | factory vm start fw 3 -",
        _start,
        _start_arguments,
        "Waits until the router is Running. A wrong configuration is an error with the router's messages "
        "(exit code 3), and what ran under this number before goes on. The image must have the classes that it uses.",
    ),
    "stop": Action("stop a router in a guest", "factory vm stop fw 3", _stop, _stop_arguments),
    "read": Action(
        "read a handler of an element",
        "factory vm read fw counter.count\nfactory vm read fw list\nfactory vm read fw --rid 3 q.length",
        _read,
        _read_arguments,
    ),
    "write": Action(
        "write a handler of an element",
        "factory vm write fw counter.reset\nfactory vm write fw source.active true",
        _write,
        _write_arguments,
        "It has been called when the command ends; what it refuses is an error with its message.",
    ),
}
