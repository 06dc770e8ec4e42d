"""Reading recipes: where errors point, how parameters get their values."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from factory.errors import ExitCode, FactoryError
from factory.recipe import Recipe, find, known, load, parse_set
from factory.recipe.lines import locate
from factory.recipe.size import parse_size, show_size

pytestmark = pytest.mark.unit

GOOD = """\
[recipe]
kind = "click"
config = "a.click"
description = "a test"

[machine]
memory = "8M"

[[interface]]
name = "left"
[[interface]]
name = "right"

[parameters]
queue = 10
label = "q-${queue}"
on = true
names = ["a", "${label}"]

[parameters.mode]
default = "fast"
choices = ["fast", "slow"]
help = "how"

[budget]
image = "600K"
"""


@pytest.fixture
def make(tmp_path: Path):
    """Loads a recipe made of this text."""

    def _make(text: str = GOOD, overrides: dict[str, object] | None = None, params: str | None = None) -> Recipe:
        folder = tmp_path / "r"
        folder.mkdir(exist_ok=True)
        (folder / "recipe.toml").write_text(text)
        (folder / "a.click").write_text("Idle -> Discard;\n")
        file = None
        if params is not None:
            file = tmp_path / "p.toml"
            file.write_text(params)
        return load(folder, overrides, file)

    return _make


def line_of(error: FactoryError) -> int:
    assert error.where
    return int(error.where.rsplit(":", 1)[1])


def test_a_recipe(make) -> None:
    recipe = make()
    assert (recipe.name, recipe.kind, recipe.profile, recipe.memory, recipe.memory_bytes) == (
        "r", "click", "dev", "8M", 8 << 20,
    )  # fmt: skip
    assert [(each.name, each.index) for each in recipe.interfaces] == [("left", 0), ("right", 1)]
    assert recipe.budget.image == 600 * 1024
    assert recipe.budget.memory is None
    assert recipe.parameters == {
        "queue": 10, "label": "q-10", "on": True, "names": ["a", "q-10"], "mode": "fast",
    }  # fmt: skip
    with pytest.raises(dataclasses.FrozenInstanceError):
        recipe.name = "x"


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "hint"),
    [
        ('kind = "click"', 'kind = "klick"', 2, "unknown kind 'klick'", "did you mean click?"),
        ('kind = "click"', 'kind = "app"', 3, "unknown key 'config'", None),
        ('kind = "click"', "kind = 3", 2, "must be a string", None),
        ('kind = "click"\n', "", 1, "lacks the key 'kind'", None),
        ("description", "descriptoin", 4, "unknown key 'descriptoin'", "did you mean description?"),
        ("[machine]", "[machina]", 6, "unknown key 'machina'", "did you mean machine?"),
        ('"8M"', '"8X"', 7, "not a size", None),
        ('"8M"', "-1", 7, "not a size", None),
        ('"right"', '"left"', 12, "two interfaces", None),
        ('"right"', '"a b"', 12, "bad interface name", None),
        ('"a.click"', '"b.click"', 3, "there is no file", "did you mean a.click?"),
        ("queue = 10", "queue = 1.5", 15, "cannot hold a float", None),
        ("queue = 10", "queue = 1979-05-27", 15, "cannot hold a date", None),
        ("queue = 10", "loop = 10", 15, "the name", None),
        ("queue = 10", 'queue = "${label}"', 15, "circle: queue -> label -> queue", None),
        ("${queue}", "${quue}", 16, "unknown parameter 'quue'", "did you mean queue?"),
        ("${queue}", "${queue", 16, "lacks its }", None),
        ('default = "fast"', 'default = "fats"', 21, "cannot be 'fats'", "did you mean fast?"),
        ('default = "fast"', 'default = "a\\u0001"', 21, "control character", None),
        ("help =", "halp =", 23, "unknown key 'halp'", "did you mean help?"),
        ('image = "600K"', 'image = "600K', 26, "not valid TOML", None),
    ],
)
def test_mistakes_are_shown_where_they_are(make, old: str, new: str, line: int, what: str, hint: str | None) -> None:
    assert old in GOOD
    with pytest.raises(FactoryError) as caught:
        make(GOOD.replace(old, new, 1))
    assert what in caught.value.what or what in (caught.value.hint or "") or what == "the name"
    assert caught.value.code is ExitCode.CONFIG
    assert line_of(caught.value) == line
    if hint:
        assert caught.value.hint == hint


def test_a_file_that_is_no_text(make, tmp_path: Path) -> None:
    make()
    (tmp_path / "r" / "recipe.toml").write_bytes(b'[recipe]\nname = "\xff"\n')
    with pytest.raises(FactoryError, match="not UTF-8") as caught:
        load(tmp_path / "r")
    assert line_of(caught.value) == 2


def test_values_from_file_and_set(make) -> None:
    recipe = make(
        params="queue = 20\nmode = 'slow'\n", overrides=parse_set(["queue=0x30", 'names=["x", "${mode}"]', "on=no"])
    )
    assert recipe.parameters == {"queue": 48, "label": "q-48", "on": False, "names": ["x", "slow"], "mode": "slow"}


def test_values_may_be_typed_already(make) -> None:
    assert make(overrides={"names": [], "on": False}).parameters["names"] == []
    with pytest.raises(FactoryError, match="expected int, got a list"):
        make(overrides={"queue": []})


@pytest.mark.parametrize(
    ("given", "what"),
    [("queue=ten", "expected an integer"), ("on=maybe", "true or false"), ("names=a", "list as in TOML"),
     ("names=1\nb=2", "list as in TOML"), ("quue=1", "unknown parameter"), ("mode=medium", "cannot be 'medium'")],
)  # fmt: skip
def test_bad_set(make, given: str, what: str) -> None:
    with pytest.raises(FactoryError, match=what) as caught:
        make(overrides=parse_set([given]))
    assert caught.value.where == f"--set {given.partition('=')[0]}"


def test_bad_params_file(make, tmp_path: Path) -> None:
    with pytest.raises(FactoryError, match="expected int, got a string") as caught:
        make(params="on = true\nqueue = '3'\n")
    assert line_of(caught.value) == 2
    with pytest.raises(FactoryError, match=r"cannot read none\.toml"):
        load(tmp_path / "r", None, tmp_path / "none.toml")
    with pytest.raises(FactoryError, match="expected NAME=VALUE"):
        parse_set(["queue"])


def test_a_cycle_through_set(make) -> None:
    with pytest.raises(FactoryError, match="circle: queue -> label -> queue") as caught:
        make(overrides={"queue": "${label}"})
    assert caught.value.where == "--set queue"


def test_a_whole_reference_keeps_the_type(make) -> None:
    recipe = make(
        GOOD.replace("on = true", 'on = true\ncopy = {default = "${queue}", type = "int"}\nplain = "$${queue}"')
    )
    assert recipe.parameters["copy"] == 10
    assert recipe.parameters["plain"] == "${queue}"
    with pytest.raises(FactoryError, match="must be of type string, not an integer"):
        make(GOOD.replace("on = true", 'on = true\ncopy = "${queue}"'))


def test_names_and_paths_that_find_a_recipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "firewall" in known()
    expected = find("firewall")
    assert find("firewall-recipe") == expected
    assert find(expected.parent) == expected
    assert find(expected) == expected
    monkeypatch.chdir(expected.parent)
    assert find(".") == expected
    with pytest.raises(FactoryError, match="unknown recipe 'firewal'") as caught:
        find("firewal")
    assert caught.value.hint == "did you mean firewall?"
    assert caught.value.code is ExitCode.USAGE
    with pytest.raises(FactoryError, match=r"no recipe\.toml"):
        find(tmp_path)


def test_lines_of_all_kinds_of_toml() -> None:
    text = '''\
a.b = 1
"x y" = """
[no.header]
""" # c
l = [ # first
  1,
  { k = "}", m = [ "]",
    2 ] },
]
[t."q.r"]
s = 'it''
'''.replace("'it''", "'it'")
    lines = locate(text + "[[p]]\nn = 1\n[[p]]\nn = 2\n[p.sub]\nz = 1\n")
    assert lines["a", "b"] == 1
    assert lines["x y",] == 2
    assert lines["l", 1, "m", 1] == 8
    assert lines["t", "q.r", "s"] == 11
    assert lines["p", 1, "n"] == 15
    assert lines["p", 1, "sub", "z"] == 17
    assert ("no", "header") not in lines


def test_sizes() -> None:
    assert [parse_size(text) for text in ("600K", "8M", "1 GiB", "12", 7)] == [614400, 8 << 20, 1 << 30, 12, 7]
    assert [parse_size(bad) for bad in ("", "8m", "M", "0", 0, True, -1, 1.5, "1.5M")] == [None] * 9
    assert [show_size(size) for size in (8 << 20, 614400, 1000)] == ["8M", "600K", "1000"]


@pytest.mark.parametrize(
    ("table", "options"),
    [
        ("", ""),
        ("[xen]\n", ""),
        ("[xen]\npoll = true\n", "minios.netfront=poll"),
        ("[xen]\nfast_refill = true\npoll = false\n", "minios.netfront=refill"),
        (
            "[xen]\nfast_refill = true\npoll = true\npersistent_grants = true\n",
            "minios.netfront=poll,persistent,refill",
        ),
    ],
)
def test_the_switches_of_interfaces_on_xen(make, table: str, options: str) -> None:
    assert make(GOOD + table).xen.options == options


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("poll = 1", "xen.poll must be true or false, not an integer"),
        ("polling = true", "unknown key 'polling' in [xen]"),
    ],
)
def test_bad_switches(make, line: str, what: str) -> None:
    with pytest.raises(FactoryError) as caught:
        make(f"{GOOD}[xen]\n{line}\n")
    assert caught.value.what == what
    assert caught.value.where.endswith(f":{GOOD.count(chr(10)) + 2}")


def test_more_elements(make) -> None:
    assert make().more.elements == ()
    more = make(GOOD + '[click]\nelements = ["IPFilter"]\ngroups = ["ip",\n "standard"]\n').more
    assert [name for name, _ in more.groups] == ["ip", "standard"]
    ((name, where),) = more.elements
    assert name == "IPFilter"
    assert where.endswith(f"recipe.toml:{GOOD.count(chr(10)) + 2}")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('elements = "IPFilter"', "click.elements must be a list, not a string"),
        ("groups = [1]", r"click.groups\[0\] must be a name"),
        ('elements = ["A", ""]', r"click.elements\[1\] must be a name"),
        ('configurations = "other"', r'click.configurations must be "any" or "own"'),
        ("configurations = []", r'click.configurations must be "any" or "own"'),
        ('configurations = "own"\nclassifiers = "fast"', r'click.classifiers must be "patterns" or "compiled"'),
        ('classifiers = "compiled"', "click.classifiers: only those of the image's own configuration"),
        ('configurations = "own"\ngroups = ["ip"]', "click.groups is for other configurations"),
        ("element = []", "unknown key 'element'"),
    ],
)
def test_bad_more_elements(make, text: str, what: str) -> None:
    with pytest.raises(FactoryError, match=what):
        make(GOOD + f"[click]\n{text}\n")
