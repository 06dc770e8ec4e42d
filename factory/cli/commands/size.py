"""factory size: where the bytes of an image go."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factory.cli import size_views
from factory.cli.command import Command, completes
from factory.cli.numbers import count
from factory.cli.recipe_arguments import add_recipe_arguments, requests
from factory.cli.ui import Ui
from factory.errors import ExitCode, FactoryError
from factory.run.qemu import MACHINES

if TYPE_CHECKING:
    from factory.size import Branch, Report
    from factory.size.history import History

# factory.size.GROUPS and INLINED, without their imports
_GROUPS = ("element", "library", "folder", "section", "source", "symbol", "inlined")
_COLUMNS = ("flash", "memory", "text", "data", "bss")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_recipe_arguments(parser, or_else="; or an image: an ELF file")
    by = parser.add_argument(
        "--by", type=_groups, default=("element",), metavar="WHAT[,WHAT]",
        help=f"what to add up (default: element), and by what each of that in turn: {', '.join(_GROUPS)}",
    )  # fmt: skip
    completes(by, lambda: _GROUPS)
    parser.add_argument(
        "--diff", metavar="OTHER",
        help="show what changed since another image (a file), a commit or a profile whose sizes are kept",
    )  # fmt: skip
    parser.add_argument("--history", action="store_true", help="show the sizes that are kept of earlier commits")
    parser.add_argument(
        "--html", type=Path, metavar="FILE", help="write a page with a treemap, which needs nothing else"
    )
    parser.add_argument(
        "--boot", choices=MACHINES, metavar="MACHINE", nargs="?", const=MACHINES[0],
        help="boot it in less and less memory, and say in how little it did (default: microvm)",
    )  # fmt: skip
    parser.add_argument("--top", type=count, default=0, metavar="N", help="only the N largest rows")


def _groups(text: str) -> tuple[str, ...]:
    found = tuple(text.split(","))
    for each in found:
        if each not in _GROUPS:
            raise argparse.ArgumentTypeError(f"{each!r} is none of {', '.join(_GROUPS)}")
    return found


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory.size import INLINED, measure

    if args.diff and len(args.by) > 1:
        raise FactoryError("--diff goes with one group", hint="--by library", code=ExitCode.USAGE)
    if sum(map(bool, (args.diff, args.html, args.history, args.boot))) > 1:
        raise FactoryError("give one of --diff, --html, --history and --boot", code=ExitCode.USAGE)
    image, history = _image(args, ui)
    lines = INLINED in args.by
    report = measure(image, lines=lines)
    _say_what_is_missing(report, ui)
    if history:
        history.keep(report)
    if args.boot:
        return size_views.show_least(requests(args)[0].load(), image, report, args.boot, ui)
    if args.html:
        return size_views.write_page(report, history, args.html, ui)
    if args.history:
        return size_views.show_history(report, history, ui)
    if args.diff:
        if Path(args.diff).is_file():
            before = measure(Path(args.diff), lines=lines)
            _say_what_is_missing(before, ui)
        else:
            before = size_views.kept(args.diff, history, args.by[0])
        return _diff(before, report, args, ui)
    _show(report, args, ui)
    return ExitCode.OK


def _image(args: argparse.Namespace, ui: Ui) -> tuple[Path, History | None]:
    """The ELF file that is meant, and its history; a recipe is built when it has to be."""
    if Path(args.recipe).is_file() and not args.recipe.endswith(".toml"):
        if args.boot:
            raise FactoryError("--boot needs a recipe: it says what the image's machine has", code=ExitCode.USAGE)
        return Path(args.recipe), None
    from factory.build import build_images
    from factory.build.kept import history_of

    (request,) = requests(args)
    (built,) = build_images([request], progress=ui.progress)
    return Path(built.image), history_of(request)


def _say_what_is_missing(report: Report, ui: Ui) -> None:
    unknown = sum(piece.memory for piece in report.pieces if piece.library == "(unknown)")
    if unknown * 10 > report.memory():
        path = Path(report.file)
        ui.note(f"{path}: nothing names most of its parts; keep {path.stem}.debug and {path.stem}.map beside it")


def _show(report: Report, args: argparse.Namespace, ui: Ui) -> None:
    from factory.size import GROUPS, rows, tree

    table = list(_table(tree(report.pieces, args.by), args.by, args.top))
    classes = [report.memory(each) for each in ("text", "data", "bss")]
    table.append(["total", report.flash, report.memory(), *classes])
    ui.table([", ".join(args.by).upper(), *(name.upper() for name in _COLUMNS)], table, right=[1, 2, 3, 4, 5])
    ui.print(f"{report.file}: {report.flash} bytes; loaded: {report.segments} bytes in whole pages")
    by_class = dict(zip(("text", "data", "bss"), classes, strict=True))
    ui.result(
        {
            "file": report.file,
            "flash": report.flash,
            "memory": {"total": report.memory(), "pages": report.segments, **by_class},
            "by": {
                group: [_row(row) for row in rows(report.pieces, group)] for group in dict.fromkeys((*GROUPS, *args.by))
            },
            **({"tree": [_branch(branch) for branch in tree(report.pieces, args.by)]} if len(args.by) > 1 else {}),
        }
    )


def _table(branches: Sequence[Branch], groups: Sequence[str], top: int, depth: int = 0) -> Iterator[list[object]]:
    """A line for each row, with what is in it below it; of each only the `top` largest (0: all)."""
    shown = branches[:top] if top > 0 else branches
    names = _readable([branch.row.name for branch in shown], groups[0])
    for name, branch in zip(names, shown, strict=True):
        yield [f"{'  ' * depth}{name}", *(getattr(branch.row, column) for column in _COLUMNS)]
        if branch.parts:
            yield from _table(branch.parts, groups[1:], top, depth + 1)
    if rest := branches[len(shown) :]:
        sums = [sum(getattr(branch.row, column) for branch in rest) for column in _COLUMNS]
        yield [f"{'  ' * depth}({len(rest)} more)", *sums]


def _branch(branch: Branch) -> dict[str, Any]:
    parts = [_branch(part) for part in branch.parts]
    return _row(branch.row) | ({"parts": parts} if parts else {})


def _diff(before: Report, after: Report, args: argparse.Namespace, ui: Ui) -> int:
    from factory.size import GROUPS, compare

    (by,) = args.by
    changes = compare(before, after, by)
    shown = changes[: args.top] if args.top > 0 else changes
    names = _readable([change.name for change in shown], by)
    table = [
        [name, f"{c.flash:+}", c.flash_before, c.flash_after, f"{c.memory:+}", c.memory_before, c.memory_after]
        for name, c in zip(names, shown, strict=True)
    ]
    memory = (before.memory(), after.memory())
    flash = (before.flash, after.flash)
    table.append(["total", f"{flash[1] - flash[0]:+}", *flash, f"{memory[1] - memory[0]:+}", *memory])
    header = [by.upper(), "FLASH", "BEFORE", "AFTER", "MEMORY", "BEFORE", "AFTER"]
    ui.table(header, table, right=[1, 2, 3, 4, 5, 6])
    ui.result(
        {
            "before": {"file": before.file, "flash": before.flash, "memory": before.memory(), "pages": before.segments},
            "after": {"file": after.file, "flash": after.flash, "memory": after.memory(), "pages": after.segments},
            "changes": {
                group: [asdict(c) | {"flash": c.flash, "memory": c.memory} for c in compare(before, after, group)]
                for group in dict.fromkeys((*GROUPS, by))
                if group != "symbol" or any(piece.symbol for piece in before.pieces)  # kept sizes have none
            },
        }
    )
    return ExitCode.OK


def _row(row: Any) -> dict[str, Any]:
    return asdict(row) | {"memory": row.memory}


def _readable(names: Sequence[str], by: str) -> list[str]:
    from factory.size import demangle

    return demangle(names) if by == "symbol" else list(names)


COMMAND = Command(
    help="show what each element, library, folder or section of an image costs",
    example="factory size firewall --by library\nfactory size firewall --by library,inlined --top 5\n"
    "factory size firewall --html size.html\n"
    "factory size firewall --history\nfactory size hello --boot\nfactory size firewall --diff HEAD~5",
    add_arguments=add_arguments,
    run=run,
    description="FLASH is bytes of the file, MEMORY bytes once loaded. The rows add up to the file, to the byte.",
)
