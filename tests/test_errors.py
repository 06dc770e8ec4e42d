"""The error class, the exit codes, and their documentation."""

from __future__ import annotations

import errno
import re

import pytest

from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError, did_you_mean, disk_errors

pytestmark = pytest.mark.unit


def test_the_documented_exit_codes_are_those_of_the_code() -> None:
    text = (ROOT / "docs/reference/exit-codes.md").read_text()
    documented = re.findall(r"^\| (\d+) \| (\w+) \| (.*) \|$", text, re.MULTILINE)
    assert [(int(code), name, meaning.replace("\\|", "|")) for code, name, meaning in documented] == [
        (code.value, code.name, code.meaning) for code in ExitCode
    ]


def test_did_you_mean() -> None:
    assert did_you_mean("biuld", ["build", "run"]) == "did you mean build?"
    assert did_you_mean("xyz", ["build", "run"]) is None


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES])
def test_disk_errors_say_what_and_what_next(number: int) -> None:
    with pytest.raises(FactoryError, match="cannot write the image: ") as caught, disk_errors("write the image", "/x"):
        raise OSError(number, "")
    assert caught.value.where == "/x"
    assert caught.value.hint
    assert caught.value.code is ExitCode.DISK
