"""What domains there are: their names from xenstore, what they do from `xl list`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from factory.control.model import GuestInfo, GuestState, VifCount
from factory.control.xen.xl import xl
from factory.control.xenstore import XenStore

_SUSPEND = 2  # SHUTDOWN_suspend of xen/sched.h
# Name  ID  Mem(MiB)  VCPUs  State  Time(s)  UUID  Reason  Label
_ROW = re.compile(
    r"^(?P<name>.*?)\s+(?P<id>\d+)\s+(?P<mem>\d+)\s+\d+\s+(?P<state>[rbpscd-]{6})\s+(?P<time>[\d.]+)(?P<rest>.*)$"
)


@dataclass(frozen=True)
class Domain:
    """A row of `xl list -v`. memory: bytes, time: seconds. reason: of a shutdown, xen/sched.h."""

    domid: int
    memory: int
    flags: str
    time: float
    reason: int | None

    @property
    def state(self) -> GuestState:
        if "d" in self.flags or "c" in self.flags:
            return GuestState.DOWN
        if "s" in self.flags:
            return GuestState.SUSPENDED if self.reason == _SUSPEND else GuestState.DOWN
        return GuestState.PAUSED if "p" in self.flags else GuestState.RUNNING


def names(store: XenStore) -> dict[str, int]:
    """The guests' names and numbers; without dom0."""
    found = {}
    for number in store.children("/local/domain"):
        if number.isdigit() and number != "0":
            name = store.text(f"/local/domain/{number}/name")
            # While a domain is made or migrated there may be a node without a name yet.
            if name:
                found[name] = int(number)
    return found


def running(domid: int | None = None) -> dict[int, Domain]:
    """All domains, or one, as the hypervisor has them."""
    return parse(xl("list", "-v", *([] if domid is None else [str(domid)]), check=domid is None))


def parse(listing: str) -> dict[int, Domain]:
    found = {}
    for line in listing.splitlines():
        if match := _ROW.match(line):
            words = match["rest"].split()
            reason = int(words[1], 16) if len(words) > 1 and re.fullmatch("[0-9a-f]{1,8}", words[1]) else None
            domid = int(match["id"])
            found[domid] = Domain(domid, int(match["mem"]) << 20, match["state"], float(match["time"]), reason)
    return found


def info(store: XenStore, name: str, domid: int, domain: Domain | None) -> GuestInfo:
    memory = store.text(f"/local/domain/{domid}/memory/target") or ""
    return GuestInfo(
        name=name,
        id=domid,
        kind=store.text(f"/libxl/{domid}/type") or "xen",
        state=domain.state if domain else GuestState.DOWN,
        memory=int(memory) * 1024 if memory.isdigit() else domain.memory if domain else 0,
        cpu_time=domain.time if domain else 0.0,
        vifs=tuple(_vif(domid, number) for number in _vifs(store, domid)),
    )


def _vifs(store: XenStore, domid: int) -> list[int]:
    return sorted(int(each) for each in store.children(f"/local/domain/{domid}/device/vif") if each.isdigit())


def _vif(domid: int, number: int) -> VifCount:
    """What dom0's end has sent is what the guest has received."""
    folder = Path("/sys/class/net", f"vif{domid}.{number}", "statistics")
    return VifCount(number, _count(folder / "tx_packets"), _count(folder / "rx_packets"))


def _count(file: Path) -> int | None:
    try:
        return int(file.read_text())
    except (OSError, ValueError):
        return None
