"""Several routers in one guest, and their interfaces, over the control channel of an image in QEMU: recipe clickos."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lean_images import check_lean

from factory.build import ImageRequest, build_images
from factory.checkout import RECIPES
from factory.control import ControlError
from factory.progress import LineProgress
from factory.testing.image import ANSWER, RunningImage, running
from factory.testing.wire import pump

pytestmark = [pytest.mark.build, pytest.mark.boot]

FORWARD = "FromClickOS(0) -> c :: Counter -> q :: Queue -> ToClickOS(1); FromDevice(1) -> Queue -> ToDevice(0);"


class Routers:
    def __init__(self, guest: RunningImage) -> None:
        self.guest = guest
        self.control = guest.control

    def start(self, rid: int, text: str) -> None:
        self.control.write("router", str(rid))
        self.control.write("hotconfig", text)

    def refused(self, rid: int, text: str) -> str:
        with pytest.raises(ControlError) as caught:
            self.start(rid, text)
        return caught.value.text

    def read(self, rid: int, handler: str) -> str:
        self.control.write("router", str(rid))
        return self.control.read(handler)

    def passes(self, count: int = 10) -> bool:
        """Whether frames get from interface 0 to interface 1."""
        there, here = self.guest.wires[0], self.guest.wires[1]
        here.received.clear()
        frames = [bytes(12) + b"\x08\x00" + bytes([number]) * 60 for number in range(count)]
        for frame in frames:
            there.send(frame)
        pump([there, here], lambda: len(here.received) >= count, ANSWER)
        return here.received == frames


@pytest.fixture(scope="module")
def routers() -> Iterator[Routers]:
    request = ImageRequest("clickos", str(RECIPES / "clickos"), "out/clickos", {})
    (built,) = build_images([request], progress=LineProgress())
    check_lean(built.debug)
    with running(built.image, "8M", 2, "microvm") as guest:
        yield Routers(guest)


def test_interfaces_and_hot_swap(routers: Routers) -> None:
    assert routers.control.read("routers") == ""
    routers.start(3, FORWARD)
    assert routers.passes()
    assert routers.read(3, "c.count") == "10"

    # one that fails after it has asked for the interfaces takes nothing away
    assert "no interface 7" in routers.refused(3, FORWARD + "FromDevice(7) -> Discard;")
    assert "Strip" in routers.refused(3, "FromDevice(0) -> Queue -> ToDevice(1); Idle -> Strip(x) -> Discard;")
    assert routers.passes()
    assert routers.read(3, "c.count") == "20"

    # an interface belongs to one router
    said = routers.refused(5, "FromDevice(0) -> Discard;")
    assert "of router 3 reads this interface" in said
    assert "of router 3 writes to this interface" in routers.refused(5, "Idle -> Queue -> ToDevice(1);")
    assert routers.passes()

    # the next one takes over, with the packets that wait
    routers.start(3, "FromDevice(0) -> q :: Queue -> Idle;")
    assert routers.passes(0)
    assert not routers.guest.wires[1].received
    for _ in range(3):
        routers.guest.wires[0].send(bytes(64))
    pump(routers.guest.wires, lambda: routers.guest.wires[0].idle, ANSWER)
    while routers.read(3, "q.length") != "3":
        pass
    routers.start(3, FORWARD)
    pump(routers.guest.wires, lambda: len(routers.guest.wires[1].received) >= 3, ANSWER)
    assert len(routers.guest.wires[1].received) == 3
    assert routers.passes()

    # another number may have them when this one is halted
    routers.control.write("router", "3")
    routers.control.write("halt")
    assert "reads this interface already" in routers.refused(6, "FromDevice(0) -> Discard; FromDevice(0) -> Discard;")
    routers.start(5, FORWARD)
    assert routers.passes()
    assert routers.control.read("routers") == "3 Halted 0\n5 Running 7\n"


def test_a_router_that_never_rests(routers: Routers) -> None:
    routers.start(9, "i :: InfiniteSource -> c :: Counter -> Discard; k :: ClickOSControl;")
    first = int(routers.read(9, "c.count"))
    routers.start(10, "Idle -> q :: Queue(4) -> Discard;")
    assert routers.read(10, "q.capacity") == "4"
    assert int(routers.read(9, "c.count")) > first
    assert routers.read(9, "k.router") == "9"
    assert routers.read(9, "k.xenstore") == "false"
    routers.control.write("router", "9")
    routers.control.write("halt")
    assert "routers have numbers from 0 to 63" in routers.refused(64, "Idle -> Discard;")
