"""What was expected against what came, frame by frame."""

from __future__ import annotations

from dataclasses import dataclass

from factory.testing.oracle import Exchange
from factory.testing.packet_text import Made


@dataclass(frozen=True)
class Verdict:
    """The outcome of one step in one place ("user space" or a machine's name). No complaints: it passed."""

    case: str
    place: str
    step: int
    sent: int
    expected: int
    came: int
    complaints: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.complaints


def judge(
    case: str,
    place: str,
    number: int,
    exchange: Exchange,
    left: list[list[bytes]],
    *,
    handlers: dict[str, int],
    interfaces: tuple[str, ...],
) -> Verdict:
    """Compares each interface's frames with what the oracle expects, and the handlers' increases with the case."""
    complaints: list[str] = []
    for index, frames in enumerate(left):
        complaints += _differences(interfaces[index], exchange.wanted(index), frames, exchange)
    for name, value in exchange.step.handlers.items():
        if handlers.get(name) != value:
            complaints.append(f"{name} went up by {handlers.get(name)}, not by {value}")
    return Verdict(case, place, number, len(exchange.sent), exchange.due, sum(map(len, left)), tuple(complaints))


def _differences(interface: str, wanted: list[Made], came: list[bytes], exchange: Exchange) -> list[str]:
    pairs = enumerate(zip(wanted, came, strict=False))
    at = next((i for i, (made, frame) in pairs if not made.matches(frame)), min(len(wanted), len(came)))
    if at == len(wanted) == len(came):
        return []
    complaint = [
        f"on {interface}: {len(wanted)} frames expected, {len(came)} came; the first difference is number {at + 1}"
    ]
    for label, frames in (("expected", [made.data for made in wanted]), ("came", came)):
        complaint.append(f"  {label:8} {_show(frames[at], exchange) if at < len(frames) else 'nothing'}")
    return complaint


def _show(frame: bytes, exchange: Exchange) -> str:
    origin = exchange.sent.index(frame) + 1 if frame in exchange.sent else None
    known = [f.name for f in exchange.step.frames if f.data == frame]
    known += [f"an answer to '{t.name}'" for t in exchange.step.talk if frame in [made.data for _, made in t.gives]]
    name = f" '{known[0]}'" if known else ""
    number = f"frame {origin}{name} of those sent" if origin else "a frame that was not sent"
    return f"{number}, {len(frame)} bytes: {frame[:48].hex(' ', 2)}{'…' if len(frame) > 48 else ''}"
