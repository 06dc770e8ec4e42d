"""factory vm … --on lab: the same command, run in the dom0 of a lab that `factory lab up` has started."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from factory.cli.ui import Ui
from factory.cli.vm import making
from factory.control.model import GuestConfig

if TYPE_CHECKING:
    from factory.dom0 import Dom0


def run(args: argparse.Namespace, ui: Ui) -> int:
    from factory.lab import Lab
    from factory.lab.terminal import attached

    dom0 = Lab.find(args.lab).dom0
    fast = getattr(args, "fast", False) or args.action in ("destroy", "resume")
    environment = {"FACTORY_FASTDOMAIN": _helper(dom0, ui)} if fast else {}
    words = _create(args, ui, dom0) if args.action == "create" else _words(sys.argv[1:], dom0)
    setting = [f"{name}={value}" for name, value in environment.items()]
    terminal = args.action in ("console", "top") and sys.stdin.isatty() and sys.stdout.isatty()
    command = ["env", *setting, *dom0.python, "-P", "-m", "factory", *words]
    return attached(dom0, command, terminal=terminal, cwd=dom0.checkout)


def _helper(dom0: Dom0, ui: Ui) -> str:
    """dom0 has no compiler."""
    from factory.control.xen import helper

    path = dom0.path_of(helper.ensure(ui.progress))
    dom0.execute(["chmod", "+x", path], check=True)
    return path


def _words(words: list[str], dom0: Dom0) -> list[str]:
    """The command line for dom0; files of this machine (a configuration) by the paths that they have there."""
    result: list[str] = []
    skip = False
    for word in words:
        if skip or word.startswith(("--on=", "--lab=")):
            skip = False
        elif word in ("--on", "--lab"):
            skip = True
        else:
            result.append(dom0.path_of(Path(word)) if "/" in word and Path(word).is_file() else word)
    return result


def _create(args: argparse.Namespace, ui: Ui, dom0: Dom0) -> list[str]:
    """Recipes are built here: dom0 gets an image, and all that was found out about it."""
    config = making.wanted(args, ui, "xen")
    config = replace(config, image=Path(dom0.path_of(config.image)))
    words = ["vm", "create", *_described(config), "--timeout", str(args.timeout)]
    words += [option for option in ("--paused", "--fast", "--wait") if getattr(args, option[2:])]
    if args.config:
        words += ["--config", dom0.path_of(Path(args.config)) if args.config != "-" else "-"]
    if ui.json:
        words.append("--json")
    return words


def _described(config: GuestConfig) -> list[str]:
    words = [str(config.image), "--name", config.name, "--memory", str(config.memory), "--type", config.kind]
    if config.arguments:
        words += ["--arguments", config.arguments]
    for vif in config.vifs:
        parts = [f"bridge={vif.link}"] if vif.link else []
        parts += [f"mac={vif.mac}"] if vif.mac else []
        words += ["--vif", ",".join(parts) or "none"]
    return words
