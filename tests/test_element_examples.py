"""The examples in element comments: click-check takes each as a configuration."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from factory import elements
from factory.checkout import ROOT
from factory.elements.pages import pages

pytestmark = pytest.mark.build

EXAMPLES = [
    pytest.param(example, id=f"{page.name}-{number}")
    for page in pages(elements.scan(ROOT / "click")).values()
    for number, example in enumerate(page.comment.examples if page.comment else ())
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(example: str, click_binary: Path, tmp_path: Path) -> None:
    (tmp_path / "example.click").write_text(example)
    command = [click_binary.parent / "click-check", "-u", "-q", "example.click"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 30
