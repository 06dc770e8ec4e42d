"""factory doctor: looks for what may be wrong with this machine."""

from __future__ import annotations

import argparse

from factory.cli.command import Command
from factory.cli.ui import Ui
from factory.errors import ExitCode

_STYLES = {"ok": "green", "warning": "yellow", "problem": "red"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--offline", action="store_true", help="leave out what needs the network")


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory.doctor import examine
    from factory.doctor.finding import Verdict

    findings = []
    for finding in examine(offline=args.offline, progress=ui.progress):
        findings.append(finding)
        shown = ui.style(f"{finding.verdict.value:8}", _STYLES[finding.verdict.value])
        ui.print(f"{shown} {finding.subject}: {finding.text}")
        if finding.hint:
            ui.print(f"           hint: {finding.hint}")
    ui.result([{"subject": f.subject, "verdict": f.verdict.value, "text": f.text, "hint": f.hint} for f in findings])
    return next((finding.code for finding in findings if finding.verdict is Verdict.PROBLEM), ExitCode.OK)


COMMAND = Command(
    help="look for what may be wrong with this machine",
    description="Checks Python, host packages, disk space, the cache's digests, and where sources come from. "
    "The exit status is that of the first problem.",
    example="factory doctor\nfactory doctor --json --offline",
    add_arguments=add_arguments,
    run=run,
)
