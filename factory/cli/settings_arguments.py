"""The options that go over the settings file (docs/reference/build-speed.md)."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factory.settings import Settings


def add_settings_arguments(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("build speed (over the settings file)")
    group.add_argument("--cache", metavar="WHERE", help="of compiled objects: on (default), off, or a folder")
    group.add_argument("--cache-remote", metavar="URL", dest="remote", help="a cache over HTTP behind it; or none")
    group.add_argument(
        "--cache-push", action="store_true", default=None, dest="push", help="put what is compiled there too"
    )
    group.add_argument(
        "--cache-trust", metavar="KEY", dest="trust",
        help="the public key whose libraries and toolchains are taken from there; or none",
    )  # fmt: skip
    group.add_argument(
        "--cache-sign", metavar="KEY", dest="sign",
        help="the secret key (FILE, env:NAME, agent:NAME) for those that are put there; or none",
    )  # fmt: skip
    group.add_argument(
        "--launcher", metavar="NAME[=WHERE]",
        help="ccache, ccache=redis://HOST, ccache=http://HOST, distcc=HOST:PORT,HOST, icecc; or none",
    )  # fmt: skip


def given_settings(args: argparse.Namespace) -> Settings | None:
    """The file's with these options over them; None when there are no such options. Raises FactoryError (CONFIG)."""
    from factory import settings

    given = {name: getattr(args, name) for name in ("cache", "remote", "push", "trust", "sign", "launcher")}
    given = {name: value for name, value in given.items() if value is not None}
    return settings.checked(given, None, settings.read()) if given else None
