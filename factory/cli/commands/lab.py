"""factory lab: Xen and a dom0 in QEMU, to try things on."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from factory.cli.command import Command, completes
from factory.cli.numbers import count
from factory.cli.ui import Ui
from factory.errors import ExitCode, FactoryError

_EXAMPLES = {
    "up": "factory lab up\nfactory lab up --name second --memory 640",
    "down": "factory lab down",
    "status": "factory lab status --json",
    "exec": "factory lab exec xl list\nfactory lab exec -- sh -c 'xl dmesg | tail'",
    "shell": "factory lab shell",
    "run": "factory lab run try.sh image.elf image.cfg --out results",
}
_HELP = {
    "up": "start a lab that runs on in the background",
    "down": "end it, and all that runs in it",
    "status": "which labs run",
    "exec": "run a command in its dom0",
    "shell": "a shell in its dom0",
    "run": "boot a lab of its own, run a script in dom0, end it",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from factory.cli.parser import add_global_options

    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, text in _HELP.items():
        examples = "\n".join(f"  {line}" for line in _EXAMPLES[name].splitlines())
        sub = actions.add_parser(
            name, help=text, description=_DESCRIPTIONS.get(name, text), epilog=f"example:\n{examples}",
            formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
        )  # fmt: skip
        if name != "run":
            action = sub.add_argument("--name", default="lab", metavar="LAB", help="which one (default: lab)")
            completes(action, _labs)
        if name in ("up", "run"):
            _add_machine(sub)
        if name == "exec":
            sub.add_argument("-t", "--terminal", action="store_true", help="give the command a terminal")
            sub.add_argument("words", nargs=argparse.REMAINDER, metavar="COMMAND", help="a program and its arguments")
        if name == "run":
            sub.add_argument("script", type=Path, metavar="SCRIPT", help="for dom0's shell, or what its #! names")
            sub.add_argument("files", type=Path, nargs="*", metavar="FILE", help="files and folders that it wants")
            sub.add_argument("--out", type=Path, metavar="FOLDER", help="where to put what it writes to /lab/share/out")
        add_global_options(sub)


def _add_machine(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--memory", type=count, default=1024, metavar="MB",
        help="of the whole machine; dom0 and Xen take 470 (default: 1024)",
    )  # fmt: skip
    parser.add_argument("--offline", action="store_true", help="use no network: the packages must be here")
    parser.add_argument("--print-command", action="store_true", help="print QEMU's command line and do nothing")


def _labs() -> Iterable[str]:
    from factory.lab import state

    return state.names()


def run(args: argparse.Namespace, ui: Ui) -> int:
    actions = {"up": _up, "down": _down, "status": _status, "exec": _exec, "shell": _shell, "run": _run}
    return actions[args.action](args, ui)


def _up(args: argparse.Namespace, ui: Ui) -> int:
    from factory.lab import Lab

    if args.print_command:
        return _print_command(args.name, args, ui)
    lab = Lab.up(args.name, memory=args.memory, progress=ui.progress, offline=args.offline)
    ui.print(f"lab {lab.name} is up; `factory lab shell`, `factory lab exec COMMAND`, `factory lab down`")
    ui.result({"name": lab.name, "folder": str(lab.folder)})
    return ExitCode.OK


def _print_command(name: str, args: argparse.Namespace, ui: Ui) -> int:
    import shlex

    from factory.lab import image, state
    from factory.lab.machine import Machine

    made = image.ensure(ui.progress, offline=args.offline)
    command = Machine(made, state.folder_of(name), args.memory).command()
    ui.print(shlex.join(command))
    ui.result({"command": command})
    return ExitCode.OK


def _down(args: argparse.Namespace, ui: Ui) -> int:
    from factory.lab.lab import end

    ended = end(args.name)
    ui.print(f"lab {args.name} is down" if ended else f"lab {args.name} was not running")
    ui.result({"name": args.name, "ended": ended})
    return ExitCode.OK


def _status(args: argparse.Namespace, ui: Ui) -> int:
    from factory.lab import state

    rows = [{"name": name, "pid": state.keeper(state.folder_of(name)), "folder": str(state.folder_of(name))}
            for name in state.names()]  # fmt: skip
    ui.result({"labs": rows})
    if rows:
        ui.table(("name", "pid", "folder"), [list(row.values()) for row in rows], right=(1,))
    else:
        ui.print("no lab runs")
    return ExitCode.OK


def _exec(args: argparse.Namespace, ui: Ui) -> int:
    from factory.lab import Lab
    from factory.lab.terminal import attached

    command = args.words[1:] if args.words[:1] == ["--"] else args.words
    if not command:
        raise FactoryError("which command?", hint="such as: factory lab exec xl list", code=ExitCode.USAGE)
    lab = Lab.find(args.name)
    if not ui.json:
        return attached(lab.dom0, command, terminal=args.terminal)
    finished = lab.dom0.execute(command)
    said = {"stdout": finished.text, "stderr": finished.stderr.decode("utf-8", "replace")}
    ui.result({"command": command, "status": finished.status, **said})
    return finished.status if finished.status >= 0 else 128 - finished.status


def _shell(args: argparse.Namespace, ui: Ui) -> int:
    from factory.lab import Lab
    from factory.lab.terminal import attached

    lab = Lab.find(args.name)
    ui.note("a shell in dom0: xl, xenstore-ls, tcpdump; this checkout is /lab/checkout; `exit` leaves it")
    attached(lab.dom0, ["/usr/bin/busybox", "ash", "-l"], terminal=True, cwd="/root")
    return ExitCode.OK  # whatever the last command in it said


def _run(args: argparse.Namespace, ui: Ui) -> int:
    from factory.lab import Lab, script

    if args.print_command:
        return _print_command("once", args, ui)
    if not args.script.is_file():
        raise FactoryError("there is no such script", where=args.script, code=ExitCode.USAGE)
    with Lab.booted(memory=args.memory, progress=ui.progress, offline=args.offline) as lab:
        status = script.run(lab, args.script, args.files, args.out)
        console = lab.console
    ui.result({"status": status, "console": console})
    return status


_DESCRIPTIONS = {
    "exec": "Input, both outputs and the exit status are the command's, byte for byte. With --json: one object.",
    "run": "The script runs in /lab/share/in, where the FILEs are. Its exit status is that of this command.",
}

COMMAND = Command(
    help="a Xen with its dom0 in QEMU, to run images on",
    example="factory lab up\nfactory lab exec xl info\nfactory lab shell\nfactory lab down\nfactory lab run script.sh",
    add_arguments=add_arguments,
    run=run,
    description="Xen 4.17 and Debian's dom0 from pinned packages, in QEMU, without root: nothing on this machine is "
    "changed. It needs no hardware virtualisation and is up in ten seconds. In it, this checkout is /lab/checkout.",
)
