"""click-fastclassifier: generated classes send random packets, also short ones, where the originals send them."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest
from ipfilter_oracle import Generator
from test_ipfilter_oracle import read_numbers, write_dump

from factory.build.environments import Environments
from factory.build.reasons import Reasons

ROOT = Path(__file__).parent.parent
SINGLE, PACKETS = 25, 500


def classifier(rng: random.Random) -> str:
    """A Classifier of random patterns on few values, so that packets match."""

    def clause() -> str:
        offset = rng.choice((12, 14, 15, 20, 22, 23, 30, 34, 37))
        value = "".join(rng.choice("0012468?") for _ in range(2 * rng.randint(1, 5)))
        mask = "%" + "".join(rng.choice("0ff13") for _ in value) if rng.random() < 0.3 else ""
        return f"{rng.choice(('', '', '!'))}{offset}/{value}{mask}"

    return ", ".join([" ".join(clause() for _ in range(rng.randint(1, 3))) for _ in range(12)] + ["-"])


def configuration(seed: int) -> tuple[str, list[bytes], int]:
    """Classifiers side by side, all of which get all packets; each output is a file."""
    generator = Generator(seed)
    rng = random.Random(seed)
    packets = [generator.packet() for _ in range(PACKETS)]
    packets = [p[: rng.randint(1, len(p))] if rng.random() < 0.3 else p for p in packets]

    def expression() -> str:
        text: str = generator.expression(rng.randint(0, 3))[0]
        return text

    elements = [f"IPFilter(allow {expression()})" for _ in range(SINGLE)]
    elements += [f"IPFilter({', '.join(f'{rng.choice((0, 1))} {expression()}' for _ in range(12))}, deny all)"]
    elements += [f"IPClassifier({', '.join(expression() for _ in range(20))}, -)", f"Classifier({classifier(rng)})"]
    # one group with many keys: nested switches
    elements += [
        "IPFilter("
        + ", ".join(f"{n % 2} src net 10.0.{n % 4}.0/24 && dst port {rng.randint(0, 100)}" for n in range(200))
        + ", deny all)"
    ]
    elements += [f"Classifier({classifier(rng)})"]
    outputs = [1] * SINGLE + [2, 21, 13, 2, 13]
    lines = [f"FromDump(in.pcap, STOP true) -> MarkIPHeader(14) -> t :: Tee({len(elements)});"]
    files = 0
    for n, (element, count) in enumerate(zip(elements, outputs, strict=True)):
        lines.append(f"t[{n}] -> c{n} :: {element};")
        for port in range(count):
            lines.append(f"c{n}[{port}] -> ToDump(out{files}.pcap);")
            files += 1
    return "\n".join(lines), packets, files


def run(*words: str | Path, folder: Path) -> None:
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.build
def test_same_outputs(click_binary: Path, tmp_path: Path) -> None:
    text, packets, files = configuration(3)
    write_dump(tmp_path / "in.pcap", packets)
    (tmp_path / "plain.click").write_text(text)
    run(click_binary, "plain.click", folder=tmp_path)
    expected = [read_numbers(tmp_path / f"out{n}.pcap") for n in range(files)]
    assert sum(len(each) > 0 for each in expected) > files / 3, "the packets exercise nothing"
    run(click_binary.parent / "click-fastclassifier", "-u", "-q", "plain.click", "-o", "fast.click", folder=tmp_path)
    for n in range(files):
        (tmp_path / f"out{n}.pcap").unlink()
    run(click_binary, "fast.click", folder=tmp_path)
    got = [read_numbers(tmp_path / f"out{n}.pcap") for n in range(files)]
    assert got == expected


@pytest.mark.unit
def test_packages_are_compiled_as_click_is() -> None:
    """What changes the meaning of a class declaration must be the same on both sides."""
    source = (ROOT / "click/lib/packagecompile.cc").read_text()
    flags = source.split("flags[] = {")[1].split("}")[0]
    host = Environments("dev", Path("/dev/null"), Reasons()).host
    without_meaning = ("-g", "-Wall", f"-ffile-prefix-map={ROOT}=.")
    for flag in (*host["CXXFLAGS"], *(flag for flag in host["CCFLAGS"] if flag not in without_meaning)):
        assert f'"{flag}"' in flags, f"{flag} is missing in click/lib/packagecompile.cc"
    for name, value in host["CPPDEFINES"].items():
        assert f'"-D{name}={value}"' in flags
