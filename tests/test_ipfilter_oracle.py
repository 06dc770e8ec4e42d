"""Random IPFilter expressions over random packets: the click program against `ipfilter_oracle`."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

import pytest
from ipfilter_oracle import Expr, Generator

EXPRESSIONS, PACKETS = 60, 400

pytestmark = pytest.mark.build


def write_dump(path: Path, packets: list[bytes]) -> None:
    """The time stamp's seconds are the packet's number, so that outputs can be told apart."""
    with path.open("wb") as f:
        f.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1))
        for i, p in enumerate(packets):
            f.write(struct.pack("<IIII", i + 1, 0, len(p), len(p)) + p)


def read_numbers(path: Path) -> set[int]:
    data = path.read_bytes()
    order = "<" if data[:4] in (b"\xd4\xc3\xb2\xa1", b"\x4d\x3c\xb2\xa1") else ">"
    numbers, pos = set(), 24
    while pos < len(data):
        seconds, _, length, _ = struct.unpack_from(order + "IIII", data, pos)
        numbers.add(seconds - 1)
        pos += 16 + length
    return numbers


def run_click(click: Path, tmp_path: Path, config: str) -> None:
    file = tmp_path / "oracle.click"
    file.write_text(config)
    done = subprocess.run([click, str(file)], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    errors = [
        line
        for line in done.stderr.splitlines()
        if "always" not in line and "While" not in line and "ignored" not in line and line.strip()
    ]
    assert done.returncode == 0, done.stderr
    assert not errors, done.stderr


@pytest.mark.parametrize("seed", range(6))
def test_one_expression_per_filter(click_binary: Path, tmp_path: Path, seed: int) -> None:
    generator = Generator(seed)
    packets = [generator.packet() for _ in range(PACKETS)]
    exprs: list[Expr] = [generator.expression(generator.random.randint(0, 3)) for _ in range(EXPRESSIONS)]
    write_dump(tmp_path / "in.pcap", packets)
    lines = [f"FromDump(in.pcap, STOP true) -> MarkIPHeader(14) -> t :: Tee({EXPRESSIONS});"]
    lines += [f"t[{i}] -> IPFilter(allow {text}) -> ToDump(out{i}.pcap);" for i, (text, _) in enumerate(exprs)]
    run_click(click_binary, tmp_path, "\n".join(lines))
    for i, (text, matches) in enumerate(exprs):
        got = read_numbers(tmp_path / f"out{i}.pcap")
        wrong = got ^ {n for n, p in enumerate(packets) if matches(p)}
        if wrong:
            n = min(wrong)
            pytest.fail(f"{text}: packet {n} {packets[n].hex()} {'passes' if n in got else 'is dropped'}")


@pytest.mark.parametrize("seed", range(100, 104))
def test_first_match_of_many(click_binary: Path, tmp_path: Path, seed: int) -> None:
    generator = Generator(seed)
    packets = [generator.packet() for _ in range(2 * PACKETS)]
    exprs: list[Expr] = [generator.expression(generator.random.randint(0, 2)) for _ in range(20)]
    exprs.append(("-", lambda p: True))
    write_dump(tmp_path / "in.pcap", packets)
    lines = [
        "FromDump(in.pcap, STOP true) -> MarkIPHeader(14) -> c :: IPClassifier("
        + ", ".join(text for text, _ in exprs)
        + ");"
    ]
    lines += [f"c[{i}] -> ToDump(out{i}.pcap);" for i in range(len(exprs))]
    file = tmp_path / "oracle.click"
    file.write_text("\n".join(lines))
    done = subprocess.run(
        [click_binary, str(file)], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    outputs = [read_numbers(tmp_path / f"out{i}.pcap") for i in range(len(exprs))]
    for n, p in enumerate(packets):
        want = next(i for i, (_, matches) in enumerate(exprs) if matches(p))
        assert n in outputs[want], f"packet {n} {p.hex()} should match {want}: {exprs[want][0]}"
    assert sum(map(len, outputs)) == len(packets)
