"""One run of SCons: what SConstruct calls."""

from __future__ import annotations

import atexit
import contextlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from factory import files, settings
from factory.build import journal, relay, request
from factory.build.environments import Environments
from factory.build.image import declare_image, declare_program_image
from factory.build.instrumented import FOLDER, declare_instrumented
from factory.build.mindriver import declare_mindriver
from factory.build.program import declare_program
from factory.build.reasons import Reasons
from factory.build.request import ImageRequest
from factory.build.tools import PROGRAM, declare_tools, tool_names
from factory.checkout import OUT, RECIPES, ROOT
from factory.errors import ExitCode, FactoryError, did_you_mean
from factory.recipe import known

_OPTIONS = ("profile", "offline", "request", "checked", "explain", "compile_commands", "mindriver", "settings")


class Session:
    """Holds the output folder's lock until SCons ends; makes environments as they are wanted."""

    help = """
Targets: out/host/click, out/host/click-flatten and the other tools (click/tools),
         out/NAME/NAME.elf (NAME is a folder of recipes/), out/boot/NAME.elf (tests/boot)
         A folder stands for all in it; without a target, everything is built.
Options: profile=dev        the toolchain
         offline=1          use no network
         settings=JSON      in place of the settings file's (factory.settings)
         checked=0          user-space click does not read configurations first
         explain=FILE       with -n: writes what would be made, and why (JSON)
         compile_commands=FILE  how everything is compiled, for editors
         request=FILE       images asked for by `factory build` (JSON)
         mindriver=FILE     the elements_PKG.conf of out/host/mindrivers/PKG/PKGclick
Parameters of a recipe are for `factory build NAME --set NAME=VALUE`; `scons -c TARGET` removes what it is made of.
"""

    def __init__(self, arguments: dict[str, str], targets: list[str]) -> None:
        from SCons.Script import GetOption, SetOption

        self._targets = [os.fspath(target) for target in targets]
        self._arguments = arguments
        with _reported():
            self._check_command_line()
        if GetOption("num_jobs") == 1:
            SetOption("num_jobs", os.cpu_count() or 1)
        SetOption("max_drift", 1)  # unchanged time and size: unchanged content
        SetOption("implicit_cache", 0)
        SetOption("warn", ["no-duplicate-environment"])  # several images share their objects on purpose
        self._hold_lock()
        self._known = journal.read()
        self._dry = bool(GetOption("no_exec"))
        self._reasons = Reasons(self._dry, self._known)
        with _reported():
            chosen = settings.decode(arguments["settings"]) if "settings" in arguments else settings.read()
            if arguments.get("offline") == "1":
                chosen = replace(chosen, remote="none")
            settings.choose(chosen)
            self._environments = Environments(
                arguments.get("profile", "dev"),
                OUT / "log" / "build.log",
                self._reasons,
                arguments.get("offline") == "1",
                # With -n, what would be made is asked for: wherever it would come from.
                settings.NOTHING_SHARED if self._dry else chosen,
            )
        # Before the lock is given back: what is registered last is done first.
        atexit.register(self._end)
        self._environments.checked = arguments.get("checked") != "0"

    def _end(self) -> None:
        with _reported():
            if self._environments.objects:
                self._environments.objects.end()
            if "compile_commands" in self._arguments:
                self._environments.compiled.write(Path(self._arguments["compile_commands"]))
            if "explain" in self._arguments:
                journal.write(self._reasons.made, Path(self._arguments["explain"]))
            elif self._reasons.made and not self._dry:
                journal.write(self._known | self._reasons.made)

    def program(self, target: str) -> None:
        """The user-space router, when it is asked for (or everything is)."""
        if self._wanted(target):
            with _reported():
                declare_program(self._environments, target)

    def mindriver(self) -> None:
        """The router of click-mkmindriver's list, if there is one."""
        if "mindriver" in self._arguments:
            with _reported():
                declare_mindriver(self._environments, Path(self._arguments["mindriver"]))

    def instrumented(self) -> None:
        """What has a compiler's checks built in: only when it is asked for by name."""
        targets = [ROOT / target for target in self._targets]
        with _reported():
            declare_instrumented(self._environments, [path for path in targets if path.is_relative_to(FOLDER)])

    def tools(self) -> None:
        """The tools beside it."""
        if any(self._wanted(f"out/host/{name}") for name in (PROGRAM.name, *tool_names())):
            with _reported():
                declare_tools(self._environments)

    def images(self) -> list[ImageRequest]:
        """What `factory build` asked for, else the recipes whose output folders are targets, else all recipes."""
        if "request" in self._arguments:
            with _reported():
                return request.read(Path(self._arguments["request"]))
        return [
            ImageRequest(name, str(RECIPES / name), f"out/{name}", {})
            for name in known()
            if self._wanted(f"out/{name}/")
        ]

    def image(self, wanted: ImageRequest) -> None:
        with _reported():
            declare_image(self._environments, wanted)

    def boot_programs(self, folder: str) -> None:
        """The kernel's own test programs, out/boot/NAME.elf."""
        for source in sorted((ROOT / folder).glob("*.c*")):
            if self._wanted(f"out/boot/{source.stem}."):
                with _reported():
                    declare_program_image(self._environments, source, "out/boot")

    def _wanted(self, prefix: str) -> bool:
        if "compile_commands" in self._arguments:
            return True
        if not self._targets:
            return "request" not in self._arguments
        # A folder as a target means everything in it.
        return any(
            target == "." or f"{target}/".startswith(prefix) or prefix.startswith(f"{target.rstrip('/')}/")
            for target in self._targets
        )

    def _check_command_line(self) -> None:
        for name in self._arguments:
            if name not in _OPTIONS:
                hint = (
                    did_you_mean(name, _OPTIONS)
                    or f"a recipe's parameters: factory build NAME --set {name}={self._arguments[name]}"
                )
                raise FactoryError(f"there is no option {name}=", hint=hint, code=ExitCode.USAGE)

    def _hold_lock(self) -> None:
        stack = contextlib.ExitStack()
        with _reported():
            stack.enter_context(files.lock(OUT / ".lock", relay.progress(), "this checkout's out/"))
        atexit.register(stack.close)


@contextlib.contextmanager
def _reported() -> Iterator[None]:
    """An error of ours ends SCons with our message, not with a traceback."""
    try:
        yield
    except FactoryError as error:
        relay.report(error)
        from SCons.Script import Exit

        Exit(int(error.code))
