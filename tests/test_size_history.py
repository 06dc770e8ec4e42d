"""Sizes kept by commit: in a repository made for the test, with a cache of its own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from factory.build import budget
from factory.build.kept import history_of
from factory.build.request import Built, ImageRequest
from factory.checkout import RECIPES
from factory.cli import main, size_views
from factory.cli.ui import Ui
from factory.errors import FactoryError
from factory.size import commits, rows
from factory.size.history import History
from factory.size.model import Piece, Report
from factory.size.spark import sparkline

pytestmark = pytest.mark.unit


def report(**elements: int) -> Report:
    pieces = [Piece(".text", "", f"{n}.cc", n, "click", "click", s, s, "text") for n, s in elements.items()]
    return Report("x.elf", sum(elements.values()), 4096, tuple(pieces))


class Repository:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.number = 0
        self.git("init", "--quiet")

    def git(self, *arguments: str) -> str:
        who = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        return subprocess.run(
            ["git", "-C", self.root, *who, *arguments], check=True, capture_output=True, text=True
        ).stdout.strip()

    def commit(self, subject: str) -> str:
        self.number += 1
        (self.root / "click").mkdir(exist_ok=True)
        (self.root / "click" / "a.cc").write_text(f"{self.number}\n")
        self.git("add", "click")
        self.git("commit", "--quiet", "-m", subject)
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.setenv("FACTORY_CACHE", str(tmp_path / "cache"))
    (tmp_path / "repository").mkdir()
    return Repository(tmp_path / "repository")


def test_sizes_are_kept_by_commit(repository: Repository) -> None:
    history = History("r", "dev", repository.root)
    history.keep(report(A=1))
    assert history.points() == []  # no commit yet
    first = repository.commit("first")
    history.keep(report(A=100, B=5))
    (repository.root / "notes.txt").write_text("not a part of any image")
    second = repository.commit("second")
    history.keep(report(A=300, B=6))
    points = history.points()
    assert [(point.commit, point.subject, point.flash) for point in points] == [
        (first, "first", 105),
        (second, "second", 306),
    ]
    kept = history.report(first)
    assert kept
    assert rows(kept.pieces, "element") == rows(report(A=100, B=5).pieces, "element")
    assert history.points(report(A=300, B=6)) == points
    assert [point.short for point in history.points(report(A=1))] == [first[:10], second[:10], "now"]
    history.keep(report(A=999))  # what is kept of a commit stays
    assert history.points() == points
    assert History("r", "release", repository.root).points() == []


@pytest.mark.parametrize("how", ["changed", "new", "deleted"])
def test_what_is_not_committed_is_not_kept(repository: Repository, how: str) -> None:
    repository.commit("first")
    file = repository.root / "click" / ("b.cc" if how == "new" else "a.cc")
    if how == "deleted":
        file.unlink()
    else:
        file.write_text("changed\n")
    history = History("r", "dev", repository.root)
    history.keep(report(A=1))
    assert history.points() == []


def test_a_repository_around_the_checkout_is_another(repository: Repository) -> None:
    repository.commit("first")
    (repository.root / "inside").mkdir()
    assert commits.head(repository.root / "inside") == ""
    assert commits.head(repository.root.parent) == ""


def test_a_cache_that_cannot_be_written_stops_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.commit("first")
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "sizes").write_text("no folder")
    history = History("r", "dev", repository.root)
    history.keep(report(A=1))
    assert history.points() == []


def test_damaged_records_count_for_nothing(repository: Repository, tmp_path: Path) -> None:
    commit = repository.commit("first")
    history = History("r", "dev", repository.root)
    history.keep(report(A=1, B=2))
    (path,) = (tmp_path / "cache" / "sizes" / "r-dev").iterdir()
    good = path.read_bytes()
    for number in range(0, len(good), 3):
        path.write_bytes(good[:number])
        assert history.report(commit) is None
        path.write_bytes(good[:number] + bytes([good[number] ^ 0x55]) + good[number + 1 :])
        history.report(commit)  # no exception; a flipped bit in gzip's header does not matter
    path.write_bytes(good)
    assert history.report(commit)


def test_what_grew_and_since_when(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    history = History("r", "dev", repository.root)
    sizes = [("small", 100, 50), ("A grows", 900, 60), ("B grows", 1000, 500)]
    for subject, a, b in sizes:
        repository.commit(subject)
        history.keep(report(A=a, B=b))
    now = report(A=1000, B=500, C=70)
    grown = history.grown(["A", "B", "C", "gone"], now)
    assert {part: point.subject for part, point in grown.items()} == {
        "A": "A grows", "B": "B grows", "C": "not committed",
    }  # fmt: skip

    # The same through a build's check: an image that grew over its budget.
    recipe = tmp_path / "recipe"
    recipe.mkdir()
    (recipe / "r.click").write_text("Idle -> Discard;\n")
    (recipe / "recipe.toml").write_text('[recipe]\nkind = "click"\nconfig = "r.click"\n[budget]\nimage = 1100\n')
    built = Built("r", tmp_path / "out")
    built.folder.mkdir()
    monkeypatch.setattr(budget, "history_of", lambda _request: history)
    request = ImageRequest("r", str(recipe), "out/r", {})
    for number, each in enumerate((report(A=100, B=50), now)):
        built.image.write_bytes(bytes(number))
        monkeypatch.setattr(budget, "measure", lambda _image, each=each: each)
        if each is not now:
            budget.check_budget(request, built)
    with pytest.raises(FactoryError, match="the image has 1570 bytes, 470 more") as failure:
        budget.check_budget(request, built)
    lines = "\n".join(failure.value.details)
    assert "A, most of it in " in lines
    assert ": A grows" in lines
    assert "C, most of it since the last commit" in lines

    # In a fresh clone nothing lies beside the image: the last commit that was within the budget is compared with.
    (built.folder / "r.size.json").unlink()
    with pytest.raises(FactoryError) as failure:
        budget.check_budget(request, built)
    assert "grown since the image was within its budget" in failure.value.details[0]
    assert [line.split(",")[0].split() for line in failure.value.details[1:]] == [
        ["+440", "+440", "B"], ["+100", "+100", "A"], ["+70", "+70", "C"],
    ]  # fmt: skip


def test_commits_that_were_not_built_are_suspects_too(repository: Repository) -> None:
    history = History("r", "dev", repository.root)
    repository.commit("small")
    history.keep(report(A=100))
    guilty = repository.commit("guilty")
    repository.git("commit", "--quiet", "--allow-empty", "-m", "words only")
    history.keep(report(A=200))
    (_, point) = history.points()
    assert point.subject == "words only"
    assert point.blamed == f"in {guilty[:10]}: guilty"
    for subject in ("one", "two"):
        repository.commit(subject)
    history.keep(report(A=300))
    assert history.grown(["A"], report(A=300))["A"].subject == "words only"  # the first of equal steps
    last = history.points()[-1]
    assert last.blamed.startswith("in one of 2 commits, the last ")
    assert last.blamed.endswith(": two")


def test_the_views(repository: Repository, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    history = History("r", "dev", repository.root)
    first = repository.commit("first")
    history.keep(report(A=100))
    repository.commit("not built")
    now = report(A=150)
    assert size_views.show_history(now, history, Ui()) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "▁█  150 bytes"
    assert lines[2].split()[0] == first[:10]
    assert lines[3].split()[:4] == ["now", "150", "+50", "4096"]
    size_views.show_history(now, history, Ui(json=True))
    assert [point["flash"] for point in json.loads(capsys.readouterr().out)["points"]] == [100, 150]
    size_views.write_page(now, history, tmp_path / "page.html", Ui())
    assert "<polyline" in (tmp_path / "page.html").read_text()
    for word in (first, first[:8], "HEAD~1", "dev"):
        assert size_views.kept(word, history, "element").flash == 100
    for word, what in (
        ("HEAD", "at HEAD is not kept"),
        ("release", "profile release"),
        ("x", "no image"),
        ("-n", "no image"),
    ):
        with pytest.raises(FactoryError, match=what):
            size_views.kept(word, history, "element")
    with pytest.raises(FactoryError, match="symbols and lines are not kept"):
        size_views.kept("HEAD~1", history, "symbol")


def test_whose_history(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def request(folder: Path, **more: object) -> ImageRequest:
        return ImageRequest("firewall", str(folder), "out/firewall", {}, **more)  # type: ignore[arg-type]

    assert history_of(request(RECIPES / "firewall")) == History("firewall", "dev")
    assert history_of(request(RECIPES / "firewall", profile="release")) == History("firewall", "release")
    (tmp_path / "recipe.toml").write_text('[recipe]\nkind = "click"\nconfig = "r.click"\n')
    (tmp_path / "r.click").write_text("Idle -> Discard;\n")
    assert history_of(request(tmp_path)) is None
    with pytest.raises(FactoryError, match="only recipes of this checkout"):
        size_views.kept("HEAD", None, "element")
    assert main(["size", "x.elf", "--history", "--html", "x"]) == 2
    assert "one of --diff, --html, --history and --boot" in capsys.readouterr().err


def test_sparkline() -> None:
    assert sparkline([]) == ""
    assert sparkline([5, 5]) == "▁▁"
    assert sparkline([0, 50, 100]) == "▁▄█"
    assert len(sparkline(range(100), width=40)) == 40
