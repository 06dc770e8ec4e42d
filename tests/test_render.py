"""Rendering: values cannot change a configuration's structure, and every line keeps its template's number."""

from __future__ import annotations

from pathlib import Path

import pytest

from factory.elements.click_tokens import tokens
from factory.errors import ExitCode, FactoryError
from factory.recipe import Rendered, load

pytestmark = pytest.mark.unit


@pytest.fixture
def render(tmp_path: Path):
    def _render(template: str, **values: object) -> Rendered:
        folder = tmp_path / "r"
        folder.mkdir(exist_ok=True)
        kinds = {str: '""', int: "0", bool: "true", list: "[]"}
        declared = "\n".join(f"{name} = {kinds[type(value)]}" for name, value in values.items())
        (folder / "recipe.toml").write_text(
            '[recipe]\nkind = "click"\nconfig = "a.click"\n[[interface]]\nname = "left"\n'
            f'[[interface]]\nname = "right"\n[parameters]\n{declared}\n'
        )
        (folder / "a.click").write_text(template)
        return load(folder, values).render()

    return _render


def text_of(rendered: Rendered) -> str:
    return "\n".join(line for line in rendered.text.split("\n") if not line.startswith("#"))


def words(rendered: Rendered) -> dict[str, str]:
    return {token.text: token.where for token in tokens(rendered.text, rendered.file) if token.kind == "word"}


def test_every_line_keeps_its_number(render) -> None:
    rendered = render(
        "A;\n{% for n in list %}\nB{{ n }};\n\nC{{ n }};\n{% endfor %}\nD;\n"
        "{# a\ncomment #}\nE;\n{% if 0 %}\n\n{% endif %}\nF;\n",
        list=[1, 2],
    )
    lines = {name: int(where.rsplit(":", 1)[1]) for name, where in words(rendered).items()}
    assert lines == {"A": 1, "B1": 3, "C1": 5, "B2": 3, "C2": 5, "D": 7, "E": 10, "F": 14}
    assert rendered.text.startswith('#line 1 "r/a.click"\n')


def test_numbers_with_white_space_control(render) -> None:
    rendered = render(
        "A;\n{%- for n in list -%}\n  B{{ n }};\n{%- endfor %}\nC;\n  {%- if 1 -%}\n\n\n D\n; {%- endif -%} \n\n E;\n",
        list=[1, 2],
    )
    lines = {name: int(where.rsplit(":", 1)[1]) for name, where in words(rendered).items()}
    # A line keeps the number of its first piece: these loops put everything on one line.
    assert lines["A"] == 1
    assert lines["C"] == 5
    assert all(line.startswith("#line ") for line in rendered.text.split("\n") if "#" in line)


def test_the_template_of_macros_and_blocks(render) -> None:
    rendered = render(
        "{% macro one(n) %}B{{ n }};\nC{{ n }};{% endmacro %}\nA;\n{{ one(1) }}\nD;\n"
        "{% set text %}X{{ 1 }}{% endset %}\n{{ text }} {{ text | length }};\n"
    )
    assert "\x01" not in rendered.text
    assert words(rendered)["D"].endswith(":5")
    assert "X1 2;" in rendered.text


def test_interfaces_and_parameters(render) -> None:
    rendered = render("{% for i in interfaces %}{{ i.index }}={{ i.name }}{{ ',' if not loop.last }}{% endfor %}")
    assert text_of(rendered) == "0=left,1=right"
    assert text_of(render("{{ on }} {{ n }}", on=False, n=-3)) == "false -3"


@pytest.mark.parametrize("value", ["eth0", "10.0.0.1/8", "00:11:22:33:44:55", "2001:db8::1", "a_b@c", "5%", ""])
def test_plain_words(render, value: str) -> None:
    assert text_of(render("X({{ v }})", v=value)) == f"X({value})"


@pytest.mark.parametrize(
    "value",
    ["a b", "a,b", "a)", "a;b", "a\nb", '"a"', "'", "$x", "a//b", "a/*", "\\<00>", "a::Idle", "a->b", "[0]", "é"],
)
def test_no_plain_words(render, value: str) -> None:
    with pytest.raises(FactoryError, match="no plain word") as caught:
        render("A;\nX({{ v }})", v=value)
    assert caught.value.where is not None
    assert caught.value.where.endswith("a.click:2")
    assert caught.value.code is ExitCode.CONFIG


@pytest.mark.parametrize("value", ["", "a b", 'a"b', "\\", "$x", "a,b)", "a\nb\t", "//", "\\<00>", "é"])
def test_quoted_strings_stay_one_token(render, value: str) -> None:
    rendered = render("X({{ v | click }}) -> Y;", v=value)
    found = [token.text for token in tokens(rendered.text, "")]
    assert [each for each in found if not each.startswith("(")] == ["X", "->", "Y", ";"]
    assert "\n" not in text_of(rendered)


def test_quoting(render) -> None:
    assert text_of(render("{{ v | click }}", v='a"\\$\n\té')) == '"a\\"\\\\\\$\\n\\t\\303\\251"'


@pytest.mark.parametrize(
    "value",
    [
        "allow tcp && (dst port 80 or 443)",
        "deny src net 10.0.0.0/8",
        'print "a, b; )"',
        "x 'a$b'",
        "-",
        "ip[0] & 0xf = 1",
    ],
)
def test_an_argument_stays_as_it_is(render, value: str) -> None:
    assert text_of(render("X({{ v | argument }})", v=value)) == f"X({value})"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "  ",
        "a, b",
        "a) -> Discard; Idle -> (b",
        ")",
        "(",
        "a\n#line 1",
        "a;b",
        '"a',
        "'a",
        "a // b",
        "a /* b",
        "$x",
        '"$x"',
        "\\<29>",
    ],
)
def test_an_argument_that_would_escape(render, value: str) -> None:
    with pytest.raises(FactoryError, match="cannot be one argument"):
        render("X({{ v | argument }})", v=value)


def test_arguments(render) -> None:
    assert text_of(render("X({{ v | arguments }})", v=["a b", "c"])) == "X(a b, c)"
    with pytest.raises(FactoryError, match="cannot be one argument"):
        render("X({{ v | arguments }})", v=["a b", "c, d"])
    with pytest.raises(FactoryError, match="wants a list"):
        render("X({{ v | arguments }})", v="a")
    with pytest.raises(FactoryError, match="a list cannot be written"):
        render("X({{ v }})", v=["a"])


def test_values_are_not_trusted_after_joining(render) -> None:
    with pytest.raises(FactoryError, match="no plain word"):
        render('{{ v ~ ";" }}', v="a")
    with pytest.raises(FactoryError, match="no plain word"):
        render('{{ v if 1 else "x" }}', v="a;")


@pytest.mark.parametrize(
    ("template", "line", "what", "hint"),
    [
        ("\n{{ queu }}", 2, "'queu' is undefined", "did you mean queue?"),
        ("\n\n{% for %}", 3, "", None),
        ("A;\n{% if 1 %}\nB;", 2, "", None),
        ("\n{{ queue.x.y }}", 2, "", None),
        ("\n{{ 1 // 0 }}", 2, "", None),
        ("\n{% include 'none' %}", 2, "no file 'none'", None),
        ("\n{% include '../recipe.toml' %}", 2, "no file", None),
        ("\n{{ queue | nofilter }}", 2, "nofilter", None),
        ("\n{{ ''.__class__.__mro__ }}", 2, "", None),
        ("\n{{ [1].append(2) }}", 2, "", None),
        ("a\n\x01", 2, "control character", None),
        ("\n{{ {} }}", 2, "a table cannot be written", None),
        ("\n{{ 'a' ~ ' && b' }}", 2, "no plain word", None),
        ("\n{{ 'x' * 10000000000 }}", 2, "too large", None),
        ("\n{{ 9 ** 99999999 }}", 2, "too large", None),
        ("{% macro m() %}\n{{ m() }}{% endmacro %}{{ m() }}", 2, "does not end", None),
    ],
)
def test_template_mistakes(render, template: str, line: int, what: str, hint: str | None) -> None:
    with pytest.raises(FactoryError) as caught:
        render(template, queue=1)
    assert what in caught.value.what
    assert caught.value.where is not None
    assert caught.value.where.endswith(f"a.click:{line}")
    if hint:
        assert caught.value.hint == hint


def test_an_included_file_has_its_own_numbers(render, tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "b.click").write_text("B1;\nB2;\n")
    rendered = render("A;\n{% include 'b.click' %}\nC;\n")
    assert words(rendered) == {"A": "r/a.click:1", "B1": "r/b.click:1", "B2": "r/b.click:2", "C": "r/a.click:3"}


def test_libraries_are_put_in_their_place(render, tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "l.click").write_text("require(library l.click) L1;\nL2;")
    rendered = render("A;\nrequire(library l.click) B;\nrequire(library 'l.click',\n  package p) C;\n")
    found = {name: where for name, where in words(rendered).items() if len(name) < 3}
    assert found == {
        "A": "r/a.click:1", "L1": "r/l.click:1", "L2": "r/l.click:2", "B": "r/a.click:2", "C": "r/a.click:4",
    }  # fmt: skip
    assert text_of(rendered).count("require(package p);") == 1
    with pytest.raises(FactoryError, match=r"library 'no\.click' not found") as caught:
        render("A;\nrequire(library no.click)\n")
    assert caught.value.where == "r/a.click:2"
    (tmp_path / "r" / "sub").mkdir()
    (tmp_path / "r" / "sub" / "s.click").write_text("\nS1;")
    assert words(render("require(library sub/s.click)\n"))["S1"] == "r/sub/s.click:2"


def test_the_firewall_renders() -> None:
    rendered = load("firewall").render()
    assert rendered.file == "recipes/firewall/firewall.click"
    assert "\x01" not in rendered.text
