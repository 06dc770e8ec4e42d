"""SCons environments of one profile's guest: its kernel, click, apps. Flags come from the toolchain."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from factory import files
from factory.build import relay
from factory.build.object_key import HEADERS, MADE_WITH
from factory.checkout import OUT, ROOT
from factory.objects.inputs import guest_headers
from factory.toolchain import Toolchain
from factory.toolchain.flags import LinkTime, link_time
from factory.toolchain.prefix_maps import assembler_maps, prefix_maps

# SCons' own, with the maps first, and a seed for the names that gcc makes up: by file, not by time and process.
# (It does not end as a source's name does: distccd would take it for one.)
_NAMED_ALIKE = {
    "CCCOM": "$CC $PREFIX_MAPS -frandom-seed=${SOURCE.file}- -o $TARGET -c $CFLAGS $CCFLAGS $_CCCOMCOM $SOURCES",
    "CXXCOM": "$CXX $PREFIX_MAPS -frandom-seed=${SOURCE.file}- -o $TARGET -c $CXXFLAGS $CCFLAGS $_CCCOMCOM $SOURCES",
    "ASPPCOM": "$CC $ASSEMBLER_MAPS $ASPPFLAGS $CPPFLAGS $_CPPDEFFLAGS $_CPPINCFLAGS -c -o $TARGET $SOURCES",
}


class GuestEnvironments:
    """Made once for each profile that a run of SCons needs. base makes an environment with what all of them share."""

    def __init__(self, profile: str, base: Callable[..., Any], offline: bool = False) -> None:
        self.profile = profile
        self._base = base
        self.offline = offline
        self.ports: dict[str, list[Any]] = {}
        """Objects of libraries' port files declared so far, by library: SCons allows each once."""

    @cached_property
    def toolchain(self) -> Toolchain:
        """Builds the guest's compiler or C library when this machine has none yet (once)."""
        from factory import toolchain

        return toolchain.ensure(self.profile, relay.progress(), offline=self.offline)

    @property
    def place(self) -> str:
        """The folder of the guest's objects under out/: two toolchains never mix."""
        return f"{self.profile}-{self.toolchain.key[:8]}"

    @cached_property
    def guest(self) -> Any:
        """What every part of the guest shares."""
        tools = self.toolchain
        return self._base(
            CC=str(tools.cc), CXX=str(tools.cxx), LINK=str(tools.cc), STRIP=str(tools.strip),
            CFLAGS=list(tools.cflags), CXXFLAGS=list(tools.cxxflags), ASPPFLAGS=list(tools.asflags), CCFLAGS=["-Wall"],
            PREFIX_MAPS=list(prefix_maps(tools)), ASSEMBLER_MAPS=list(assembler_maps(tools)),
            CPPPATH=["#minios/include"], **{MADE_WITH: lambda: tools.key, HEADERS: self._headers()}, **_NAMED_ALIKE,
        )  # fmt: skip

    @cached_property
    def link_time(self) -> LinkTime:
        """Not of newlib's port: gcc calls its functions (memcpy, abort) from code that it only makes while it links."""
        return link_time(self.profile)

    def _headers(self) -> str:
        """The file that changes when one of our headers does. It is written now: SCons looks at it later."""
        path = OUT / self.place / "newlib-headers"
        files.write_if_changed(path, guest_headers())
        return f"#{path.relative_to(ROOT)}"

    @cached_property
    def kernel(self) -> Any:
        from factory.toolchain import xen_headers

        headers = xen_headers.ensure(relay.progress(), offline=self.offline)
        return self.guest.Clone(
            CCFLAGS=["-Wall", "-isystem", str(headers)],
            CPPDEFINES=xen_headers.INTERFACE,
            CFLAGS=[*self.toolchain.cflags, *self.link_time.compile, *self.toolchain.kernel_flags],
            CXXFLAGS=[*self.toolchain.cxxflags, *self.link_time.compile, *self.toolchain.kernel_flags],
        )

    @cached_property
    def port(self) -> Any:
        """newlib's port, with the POSIX headers that it adds to newlib's."""
        return self.guest.Clone(CPPPATH=["#newlib/include/posix", "#minios/include"])

    @cached_property
    def port_of_libstdcxx(self) -> Any:
        """What the port adds to libstdc++: with exceptions, as an app's own C++."""
        return self.port.Clone(CXXFLAGS=list(self.toolchain.app_cxxflags))

    @cached_property
    def click(self) -> Any:
        return self.guest.Clone(
            CPPPATH=["#click/include", "#click", "#minios/include"],
            CPPDEFINES={"CLICK_MINIOS": "1"},
            CXXFLAGS=[*self.toolchain.cxxflags, *self.link_time.compile],
        )
