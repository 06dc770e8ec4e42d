"""factory vm create."""

from __future__ import annotations

import argparse
import time
from dataclasses import asdict
from pathlib import Path

from factory.cli.ui import Ui
from factory.cli.vm.action import Action, add_timeout
from factory.cli.vm.routers import configuration
from factory.control.guest import Host
from factory.control.model import GuestConfig, Vif
from factory.errors import ExitCode, FactoryError


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "image", metavar="IMAGE", help="an image (a path with .elf at its end), or a recipe, which is built"
    )
    parser.add_argument("--name", default="", help="the guest's name (default: the recipe's or the file's)")
    parser.add_argument("--memory", type=_memory, metavar="SIZE", help="such as 8M (default: the recipe's, or 8M)")
    parser.add_argument(
        "--vif", action="append", default=[], metavar="LINK",
        help="an interface, in order. Xen: bridge=BRIDGE,mac=MAC, one of them, or none. QEMU: none, user, "
        "user:8080-80, tap:IFACE or unix:SOCKET, then ,mac=MAC (default: the recipe's number of "
        "interfaces, plugged into nothing)",
    )  # fmt: skip
    parser.add_argument("--type", choices=("pv", "pvh"), default="pvh", help="Xen: the kind of domain (default: pvh)")
    parser.add_argument(
        "--config", metavar="FILE", help="a Click configuration for router 0, in place of the image's own"
    )
    parser.add_argument("--arguments", default="", metavar="TEXT", help="the image's command line")
    parser.add_argument("--machine", choices=("microvm", "q35"), default="microvm", help="QEMU: the machine type")
    parser.add_argument("--paused", action="store_true", help="it stands still until `factory vm resume`")
    parser.add_argument("--fast", action="store_true", help="Xen: the short way, without xl (docs/reference/vm.md)")
    parser.add_argument("--wait", action="store_true", help="until its router is Running")
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", dest="settings", help="recipe: a parameter"
    )
    parser.add_argument("--params", type=Path, metavar="FILE", help="recipe: parameters from a TOML file")
    parser.add_argument("--profile", choices=("dev", "release"), help="recipe: the toolchain")
    add_timeout(parser)


def _memory(text: str) -> int:
    from factory.recipe.size import parse_size

    size = parse_size(text)
    if size is None or size < 1 << 20 or size % (1 << 20) or size > 1 << 40:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size of 1M or more in whole megabytes, such as 8M")
    return size


def _create(args: argparse.Namespace, ui: Ui, where: Host) -> int:
    if args.paused and (args.wait or args.config):
        raise FactoryError("a paused guest starts no router", hint="--paused or --config/--wait", code=ExitCode.USAGE)
    config = configuration(args.config) if args.config else None
    asked = wanted(args, ui, where.kind)
    begun = time.monotonic()
    guest = where.create(asked, paused=args.paused, fast=args.fast)
    created = time.monotonic() - begun
    if args.wait or config:
        guest.wait_running(timeout=args.timeout)
    if config:
        guest.start(0, config[0], label=config[1], timeout=args.timeout)
    elapsed = time.monotonic() - begun
    info = guest.info()
    ui.print(f"{info.name}: {info.state.value}, {info.kind} {info.id}, made in {elapsed * 1000:.0f} ms")
    ui.result({"guest": asdict(info), "create_seconds": created, "seconds": elapsed})
    return ExitCode.OK


def wanted(args: argparse.Namespace, ui: Ui, kind: str) -> GuestConfig:
    """The guest that a command line asks for, on a host of this kind. A recipe is built."""
    if args.image.endswith(".elf") or ("/" in args.image and Path(args.image).is_file()):
        image, name, memory, count = Path(args.image).absolute(), Path(args.image).stem, 8 << 20, 0
        if not image.is_file():
            raise FactoryError("there is no such image", where=image, code=ExitCode.USAGE)
    else:
        image, name, memory, count = _recipe(args, ui)
    vifs = tuple(_vif(text, kind) for text in args.vif)
    vifs += tuple(Vif() for _ in range(count - len(vifs)))
    return GuestConfig(
        name=args.name or name,
        image=image,
        memory=args.memory or memory,
        vifs=vifs,
        kind=args.type,
        arguments=args.arguments,
        machine=args.machine,
    )


def _recipe(args: argparse.Namespace, ui: Ui) -> tuple[Path, str, int, int]:
    from factory.build import build_images
    from factory.cli.recipe_arguments import requests

    args.recipe = args.image
    (request,) = requests(args)
    recipe = request.load()
    (built,) = build_images([request], progress=ui.progress)
    return built.image, recipe.name, recipe.memory_bytes, len(recipe.interfaces)


def _vif(text: str, kind: str) -> Vif:
    if kind == "qemu":
        from factory.run.qemu import Link

        link, comma, mac = text.partition(",mac=")
        Link.parse(link)
        return Vif(link, _mac(mac) if comma else "")
    if text == "none":
        return Vif()
    words = dict(word.partition("=")[::2] for word in text.split(","))
    if not words or set(words) - {"bridge", "mac"} or not all(words.values()):
        raise FactoryError(f"'{text}' is not an interface", hint="such as bridge=xenbr0 or none", code=ExitCode.USAGE)
    if "bridge" in words and not _plain(words["bridge"]):
        raise FactoryError(f"{words['bridge']!r} is not a bridge's name", code=ExitCode.USAGE)
    return Vif(words.get("bridge", ""), _mac(words["mac"]) if "mac" in words else "")


def _plain(name: str) -> bool:
    """A network device's name: at most 15 bytes (IFNAMSIZ), nothing that a path or a domain file would take apart."""
    return 0 < len(name) < 16 and name.isascii() and all(each.isalnum() or each in "-_." for each in name)


def _mac(text: str) -> str:
    parts = text.split(":")
    if len(parts) != 6 or any(len(part) != 2 or set(part) - set("0123456789abcdefABCDEF") for part in parts):
        raise FactoryError(f"'{text}' is not a MAC address", hint="such as 52:54:00:12:34:56", code=ExitCode.USAGE)
    if int(parts[0], 16) & 1:
        raise FactoryError(f"'{text}' is a group address, not one of an interface", code=ExitCode.USAGE)
    return text.lower()


ACTION = Action(
    "make a guest and start it",
    "factory vm create firewall --name fw --vif bridge=br0 --vif bridge=br1 --wait\n"
    "factory vm create out/firewall/firewall.elf --name fw --type pv --memory 8M --fast\n"
    "factory vm create firewall --on qemu --vif tap:tap0 --vif tap:tap1",
    _create,
    _arguments,
    "When it fails nothing is left of the guest. Killed in the middle, either the guest is there, or the next command "
    "removes what is left.",
)
