"""Frames in pcap files."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Iterable
from pathlib import Path

from factory import files
from factory.errors import ExitCode, FactoryError

ETHERNET = 1  # LINKTYPE_ETHERNET
SHORTEST, LONGEST = 14, 1514  # bytes of a frame that a virtual interface carries, without FCS


def read_frames(data: bytes, where: str) -> list[bytes]:
    """The Ethernet frames of a pcap file as captured; not those too short or too long for a virtual interface."""
    import dpkt

    try:
        reader = dpkt.pcap.Reader(io.BytesIO(data))
        if reader.datalink() != ETHERNET:
            raise FactoryError("not an Ethernet capture", where=where, code=ExitCode.CONFIG)
        return [bytes(frame) for _, frame in reader if SHORTEST <= len(frame) <= LONGEST]
    except (ValueError, dpkt.Error) as error:
        raise FactoryError(f"not a capture that can be read: {error}", where=where, code=ExitCode.CONFIG) from None


def pcap_bytes(frames: Iterable[bytes]) -> bytes:
    """A pcap file of these frames, one microsecond apart so that their order shows."""
    return timed_pcap_bytes((1 + number / 1e6, frame) for number, frame in enumerate(frames))


def timed_pcap_bytes(frames: Iterable[tuple[float, bytes]]) -> bytes:
    """A pcap file of frames, each with its time in seconds."""
    import dpkt

    out = io.BytesIO()
    writer = dpkt.pcap.Writer(out, snaplen=65535, linktype=ETHERNET)
    for when, frame in frames:
        writer.writepkt(frame, ts=when)
    return out.getvalue()


def write_pcap(path: Path, frames: Iterable[bytes]) -> None:
    files.write(path, pcap_bytes(frames))


class CaptureStore:
    """Finds captures: `tcpdump:NAME.pcap` in the pinned tcpdump source, other names beside the case."""

    def __init__(self, tarball: Path | Callable[[], Path]) -> None:
        """tarball: that of the tcpdump source, or who fetches it when a capture is wanted."""
        self._tarball = tarball
        self._members: dict[str, bytes] = {}

    def frames(self, name: str, beside: Path) -> list[bytes]:
        if not name.startswith("tcpdump:"):
            path = beside / name
            if not path.is_file():
                raise FactoryError(f"there is no capture '{name}'", where=beside, code=ExitCode.CONFIG)
            return read_frames(path.read_bytes(), str(path))
        wanted = name.removeprefix("tcpdump:")
        if not self._members:
            tarball = self._tarball if isinstance(self._tarball, Path) else self._tarball()
            with tarfile.open(tarball) as archive:
                for member in archive:
                    if member.isfile() and "/tests/" in member.name and member.name.endswith(".pcap"):
                        file = archive.extractfile(member)
                        if file is not None:  # never: isfile() holds
                            self._members[member.name.rpartition("/")[2]] = file.read()
        if wanted not in self._members:
            raise FactoryError(f"the tcpdump source has no tests/{wanted}", where=beside, code=ExitCode.CONFIG)
        return read_frames(self._members[wanted], name)
