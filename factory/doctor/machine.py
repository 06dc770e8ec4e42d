"""Python, host packages, hardware acceleration."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator

from factory.doctor.finding import Finding, ok, problem, warning
from factory.errors import ExitCode
from factory.host.packages import host_packages, install_hint, missing_python_packages
from factory.run.qemu import accelerator

_KVM = "/dev/kvm"


def python() -> Iterator[Finding]:
    missing = missing_python_packages()
    if missing:
        yield problem(
            "python",
            f"Python {platform.python_version()} lacks {', '.join(missing)}",
            "use ./factoryw, or run `pip install -e .` in the checkout",
            ExitCode.HOST,
        )
    else:
        yield ok("python", f"{platform.python_version()}, {sys.executable}")


def packages() -> Iterator[Finding]:
    for package in host_packages():
        if package.program is None or package.name == "python3":
            continue
        version = package.version()
        if version is None:
            yield problem(package.name, f"{package.program} is missing", install_hint([package.name]), ExitCode.HOST)
        else:
            yield ok(package.name, version)


def acceleration() -> Iterator[Finding]:
    if accelerator() == "kvm":
        yield ok("kvm", f"{_KVM} can be used")
    elif os.access(_KVM, os.R_OK | os.W_OK):
        hint = "on a virtual machine, allow nested virtualization; until then QEMU emulates (slower)"
        yield warning("kvm", f"there is {_KVM}, but the processor shows neither vmx nor svm", hint)
    elif os.path.exists(_KVM):
        yield warning("kvm", f"no permission to use {_KVM}", "add yourself to the group kvm; until then QEMU emulates")
    else:
        yield warning("kvm", f"there is no {_KVM}", "images run anyway, but QEMU emulates the processor (slower)")
