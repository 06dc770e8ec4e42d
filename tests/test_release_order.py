"""factory release: what it takes for the place of a release, and for the commit that it is made from."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from factory.errors import FactoryError
from factory.release import sums
from factory.release.commit import commit, refuse_moved
from factory.release.place import place_of
from factory.release.seal import seal
from factory.release.secret import new_seed, signer_of

pytestmark = pytest.mark.unit


def sealed(folder: Path) -> Path:
    folder.mkdir()
    (folder / "a.elf").write_bytes(b"image")
    seal(folder, {}, signer_of(new_seed()), 1)
    return folder


def test_an_older_release_and_what_is_empty_are_replaced(tmp_path: Path) -> None:
    old = sealed(tmp_path / "old")
    (old / "a.elf").unlink()  # also a damaged one
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(old)
    for name in ("old", "empty", "new", "old/../new"):
        assert place_of(tmp_path / name) == (tmp_path / name).resolve()
    assert place_of(tmp_path / "link") == old, "the link stays"


@pytest.mark.parametrize("precious", ["maker.key", "licences/notes.txt", "link"])
def test_a_release_with_a_file_more_is_kept(precious: str, tmp_path: Path) -> None:
    old = sealed(tmp_path / "old")
    (old / precious).parent.mkdir(exist_ok=True)
    if precious == "link":
        (old / precious).symlink_to("a.elf")
    else:
        (old / precious).write_text("mine")
    with pytest.raises(FactoryError, match="something else") as refused:
        place_of(old)
    assert precious in "".join(refused.value.details)
    assert (old / precious).exists()


def test_what_only_looks_like_a_release_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    (downloads / "disk.iso").write_bytes(b"x")
    for text in ("", "no list", sums.text({"disk.iso": "0" * 64})):
        (downloads / sums.NAME).write_text(text)
        with pytest.raises(FactoryError, match="something else"):
            place_of(downloads)
    with pytest.raises(FactoryError, match="something else"):
        place_of(downloads / "disk.iso")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    with pytest.raises(FactoryError, match="current folder"):
        place_of(Path())


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit, as if it were ours, below another one."""
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "another project")
    folder = tmp_path / "checkout"
    git(tmp_path, "init", "-q", str(folder))
    (folder / "a").write_text("1")
    git(folder, "add", "a")
    git(folder, "commit", "-q", "-m", "one")
    monkeypatch.setattr("factory.release.commit.ROOT", folder)
    return folder


def git(folder: Path, *words: str) -> str:
    command = ["git", "-C", str(folder), "-c", "user.name=me", "-c", "user.email=me@example", *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_the_commit_is_this_checkout_s(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = git(checkout, "rev-parse", "HEAD")
    assert commit(allow_changes=False).digest == digest
    with monkeypatch.context() as hook:  # of another repository
        hook.setenv("GIT_DIR", str(checkout.parent / ".git"))
        hook.setenv("GIT_WORK_TREE", str(checkout.parent))
        hook.setenv("GIT_INDEX_FILE", str(checkout.parent / ".git" / "index"))
        assert commit(allow_changes=False).digest == digest
    os.rename(checkout / ".git", checkout.parent / "away")  # an unpacked archive, within the other repository
    with pytest.raises(FactoryError, match="no git checkout"):
        commit(allow_changes=True)


def test_the_time_of_a_release(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert commit(allow_changes=False).time == int(git(checkout, "log", "-1", "--format=%ct"))
    for given in ("0", "1700000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
        assert commit(allow_changes=False).time == int(given)


def test_new_files_count_whatever_git_s_settings(checkout: Path) -> None:
    git(checkout, "config", "status.showUntrackedFiles", "no")
    (checkout / "element.cc").touch()
    with pytest.raises(FactoryError, match="in no commit") as refused:
        commit(allow_changes=False)
    assert refused.value.details == ("?? element.cc",)
    assert commit(allow_changes=True).changed == ("?? element.cc",)


def test_a_change_in_the_meantime(checkout: Path) -> None:
    then = commit(allow_changes=True)
    refuse_moved(then)
    (checkout / "a").write_text("2")
    with pytest.raises(FactoryError, match="has changed while the images") as refused:
        refuse_moved(then)
    assert refused.value.details == (" M a",)
    git(checkout, "commit", "-q", "-a", "-m", "two")
    with pytest.raises(FactoryError, match="has changed while the images"):
        refuse_moved(then)
