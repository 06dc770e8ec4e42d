"""The guests of the Xen under this dom0."""

from __future__ import annotations

from pathlib import Path

from factory.control.folders import run_root
from factory.control.guest import Guest, Host, name_taken, no_guest
from factory.control.model import GuestConfig, GuestInfo, check_name
from factory.control.xen import domains
from factory.control.xen.guest import XenGuest
from factory.control.xen.xl import write_domain_file, xl
from factory.control.xenstore import XenStore
from factory.errors import ExitCode, FactoryError


class XenHost(Host):
    """Needs root in dom0. store: a connection to xenstored; one is made when it is not given."""

    kind = "xen"

    def __init__(self, store: XenStore | None = None, folder: Path | None = None) -> None:
        self.store = store or XenStore.open()
        self._folder = folder or run_root() / "xen"

    def guests(self) -> tuple[XenGuest, ...]:
        found = domains.names(self.store)
        return tuple(XenGuest(self.store, name, domid, self._folder) for name, domid in sorted(found.items()))

    def infos(self) -> tuple[GuestInfo, ...]:
        """info() of all guests, with one look at the hypervisor."""
        running = domains.running()
        found = sorted(domains.names(self.store).items())
        return tuple(domains.info(self.store, name, domid, running.get(domid)) for name, domid in found)

    def get(self, name: str) -> XenGuest:
        known = domains.names(self.store)
        if name.isdigit():
            for each, domid in known.items():
                if domid == int(name):
                    return XenGuest(self.store, each, domid, self._folder)
        if name not in known:
            raise no_guest(name, list(known))
        return XenGuest(self.store, name, known[name], self._folder)

    def create(self, config: GuestConfig, *, paused: bool = False, fast: bool = False) -> Guest:
        from factory.control.xen import fast as short

        check_name(config.name)
        if config.memory < 1 << 20 or config.memory % (1 << 20):
            raise FactoryError("a guest of Xen has whole megabytes of memory", code=ExitCode.USAGE)
        short.sweep(self.store)
        if config.name in domains.names(self.store):
            raise name_taken(config.name)
        file = self._folder / f"{config.name}.cfg"
        write_domain_file(file, config)
        try:
            if fast:
                short.create(config, paused=paused)
            else:
                xl("create", "-q", *(["-p"] if paused else []), str(file))
        except BaseException:
            file.unlink(missing_ok=True)
            raise
        return self.get(config.name)

    def restore(self, file: Path, *, name: str = "", paused: bool = False) -> Guest:
        if not file.is_file():
            raise FactoryError("there is no such file", where=file, code=ExitCode.USAGE)
        before = set(domains.names(self.store).values())
        xl("restore", *(["-p"] if paused else []), str(file.absolute()))
        new = [(each, domid) for each, domid in domains.names(self.store).items() if domid not in before]
        if len(new) != 1:
            raise FactoryError(f"xl restore has made {len(new)} guests", code=ExitCode.GUEST)
        if name and name != new[0][0]:
            xl("rename", str(new[0][1]), check_name(name))
        return self.get(str(new[0][1]))
