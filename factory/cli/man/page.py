"""One manual page from one argparse parser: names, options and texts are those that --help shows."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping

from factory import __version__
from factory.errors import ExitCode
from factory.roff import escaped, line

_SECTION = "1"


def pages(parser: argparse.ArgumentParser, help: str = "") -> dict[str, str]:
    """The page of a parser and of each command in it, by file name: `factory-build.1`. help: the line of the list."""
    name = parser.prog.replace(" ", "-")
    made = {f"{name}.{_SECTION}": "\n".join(_lines(parser, name, help)) + "\n"}
    for word, (sub, text) in _commands(parser).items():
        # A command's prog has the arguments in front of it: `factory vm`, however it is called inside.
        sub.prog = f"{parser.prog} {word}"
        made |= pages(sub, text)
    return made


def _commands(parser: argparse.ArgumentParser) -> dict[str, tuple[argparse.ArgumentParser, str]]:
    """The commands of a parser, each with the line that its list has for it."""
    found: dict[str, tuple[argparse.ArgumentParser, str]] = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            texts: Mapping[str, str] = {each.dest: each.help or "" for each in action._get_subactions()}
            found |= {word: (sub, texts.get(word, "")) for word, sub in action.choices.items()}
    return found


def _lines(parser: argparse.ArgumentParser, name: str, help: str) -> Iterator[str]:
    description = parser.description or help
    yield f'.TH "{name.upper()}" {_SECTION} "" "factory {__version__}" "Image factory"'
    yield from (".SH NAME", f"{escaped(name)} \\- {escaped((help or description).rstrip('.'))}")
    yield from (".SH SYNOPSIS", line(escaped(_usage(parser))))
    yield from (".SH DESCRIPTION", *_text(description))
    commands = _commands(parser)
    if commands:
        yield ".SH COMMANDS"
        for word, (_sub, text) in commands.items():
            yield from (".TP", f"\\fB{escaped(f'{name}-{word}')}\\fR({_SECTION})", *_text(text))
    yield ".SH OPTIONS"
    for group in parser._action_groups:
        shown = [each for each in group._group_actions if each.help != argparse.SUPPRESS]
        shown = [each for each in shown if not isinstance(each, argparse._SubParsersAction)]
        if shown:
            yield f'.SS "{escaped(group.title or "")}"'
        for action in shown:
            yield from (".TP", _invocation(parser, action), *_text(_help(parser, action)))
    yield from _examples(parser.epilog or "")
    yield ".SH EXIT STATUS"
    for code in ExitCode:
        yield from (".TP", f"\\fB{int(code)}\\fR", *_text(code.meaning))
    if " " in parser.prog:
        above = parser.prog.rpartition(" ")[0].replace(" ", "-")
        yield from (".SH SEE ALSO", f"\\fB{escaped(above)}\\fR({_SECTION})")


def _formatter(parser: argparse.ArgumentParser) -> argparse.HelpFormatter:
    return argparse.RawDescriptionHelpFormatter(parser.prog, width=10_000)  # the reader's window breaks lines, not we


def _usage(parser: argparse.ArgumentParser) -> str:
    formatter = _formatter(parser)
    formatter.add_usage(parser.usage, parser._actions, parser._mutually_exclusive_groups, prefix="")
    return " ".join(formatter.format_help().split())


def _invocation(parser: argparse.ArgumentParser, action: argparse.Action) -> str:
    """`-j N, --jobs N`, the words that are typed in bold."""
    shown = escaped(_formatter(parser)._format_action_invocation(action))
    for option in sorted(action.option_strings, key=len, reverse=True):
        shown = shown.replace(escaped(option), f"\\fB{escaped(option)}\\fR", 1)
    return line(shown if action.option_strings else f"\\fI{shown}\\fR")


def _help(parser: argparse.ArgumentParser, action: argparse.Action) -> str:
    return _formatter(parser)._expand_help(action) if action.help else ""


def _examples(epilog: str) -> Iterator[str]:
    """The text below the options: indented lines are code, its first line is the heading."""
    inside, first = False, False
    for text in epilog.splitlines():
        if text.lower().rstrip("s:") == "example":
            first = True  # a heading makes the paragraph itself
            yield ".SH EXAMPLES"
        elif text.startswith("  "):
            yield from (() if inside else (".nf",) if first else (".PP", ".nf"))
            inside, first = True, False
            yield line(escaped(text.strip()))
        else:
            yield from ((".fi",) if inside else ())
            inside = False
            yield from ((".PP", line(escaped(text))) if text else ())
    yield from ((".fi",) if inside else ())


def _text(text: str) -> Iterator[str]:
    yield from (line(escaped(each.strip())) for each in text.splitlines() if each.strip())
