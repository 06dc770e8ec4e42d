"""The examples in element comments: click-check takes each as a configuration."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from factory import elements
from factory.checkout import ROOT
from factory.elements.pages import pages

pytestmark = pytest.mark.build


def test_examples(click_binary: Path, tmp_path: Path) -> None:
    """One test for all: to read every element's page takes seconds, which collecting tests must not."""
    wrong, count = {}, 0
    for page in pages(elements.scan(ROOT / "click")).values():
        for number, example in enumerate(page.comment.examples if page.comment else ()):
            (tmp_path / "example.click").write_text(example)
            command = [click_binary.parent / "click-check", "-u", "-q", "example.click"]
            done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
            count += 1
            if done.returncode or done.stderr:
                wrong[f"{page.name}-{number}"] = (done.returncode, done.stderr)
    assert not wrong
    assert count >= 30
