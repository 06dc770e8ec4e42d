"""Files of an app: what of a recipe's folders comes into the image, where, and that the guest reads the same bytes."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from factory.apps import filesystem
from factory.errors import ExitCode, FactoryError
from factory.recipe import load
from factory.recipe.app import FileTree
from factory.testing.apps import runner


def read(blob: bytes) -> dict[str, bytes | None]:
    """The blob as newlib/port/fs_image.h describes it: path to content, None for a folder."""
    magic, count = struct.unpack_from("<8sQ", blob)
    assert magic == b"MINIOSF1"
    found: dict[str, bytes | None] = {}
    for number in range(count):
        path, kind, data, size = struct.unpack_from("<QQQQ", blob, 16 + 32 * number)
        name = blob[path : blob.index(0, path)].decode()
        assert name not in found
        assert name.startswith("/")
        assert data + size <= len(blob)
        assert kind in (1, 2)
        found[name] = blob[data : data + size] if kind == 1 else None
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "www" / "deep").mkdir(parents=True)
    (tmp_path / "www" / "empty").mkdir()
    (tmp_path / "www" / "index.html").write_bytes(b"<p>")
    (tmp_path / "www" / "deep" / "a.bin").write_bytes(bytes(range(256)))
    (tmp_path / "www" / "none").write_bytes(b"")
    (tmp_path / "www" / ".hidden").write_bytes(b"x")
    (tmp_path / "one.conf").write_bytes(b"1")
    return tmp_path


def collected(folder: Path, *trees: tuple[str, str]) -> dict[str, bytes | None]:
    found = filesystem.collect([FileTree(a, to, None, "recipe.toml:1") for a, to in trees], lambda _: folder)
    return read(filesystem.image(found))


@pytest.mark.unit
class TestImage:
    def test_a_folder_at_the_root(self, folder: Path) -> None:
        assert collected(folder, ("www", "/")) == {
            "/deep": None, "/deep/a.bin": bytes(range(256)), "/empty": None, "/index.html": b"<p>", "/none": b"",
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("to", "path"),
        [("/", "/one.conf"), ("/etc/", "/etc/one.conf"), ("/etc/app.conf", "/etc/app.conf"), ("//a//b", "/a/b")],
    )
    def test_a_file(self, folder: Path, to: str, path: str) -> None:
        assert collected(folder, ("one.conf", to)) == {path: b"1"}

    def test_a_folder_elsewhere(self, folder: Path) -> None:
        assert set(collected(folder, ("www/deep", "/srv/x/"))) == {"/srv/x", "/srv/x/a.bin"}

    def test_nothing(self, tmp_path: Path) -> None:
        assert collected(tmp_path, (".", "/")) == {}

    def test_equal_files_give_equal_bytes(self, folder: Path) -> None:
        trees = [FileTree("www", "/", None, "")]
        once = filesystem.image(filesystem.collect(trees, lambda _: folder))
        (folder / "www" / "index.html").touch()
        assert filesystem.image(filesystem.collect(trees, lambda _: folder)) == once

    def test_what_is_not_there(self, folder: Path) -> None:
        with pytest.raises(FactoryError, match="there is no file or folder 'wwww'") as caught:
            collected(folder, ("wwww", "/"))
        assert caught.value.where == "recipe.toml:1"

    def test_two_files_in_one_place(self, folder: Path) -> None:
        with pytest.raises(FactoryError, match="two files would be /index") as caught:
            collected(folder, ("www", "/"), ("one.conf", "/index.html"))
        assert caught.value.code is ExitCode.CONFIG

    def test_a_file_in_a_file(self, folder: Path) -> None:
        with pytest.raises(FactoryError, match="/a in the guest is a file, and /a/b lies in it"):
            collected(folder, ("one.conf", "/a"), ("one.conf", "/a/b"))

    def test_links_are_followed_but_not_for_ever(self, folder: Path) -> None:
        (folder / "www" / "link").symlink_to(folder / "one.conf")
        assert collected(folder, ("www", "/"))["/link"] == b"1"
        (folder / "www" / "deep" / "up").symlink_to(folder / "www")
        with pytest.raises(FactoryError, match="a link leads back to a folder around it"):
            collected(folder, ("www", "/"))

    def test_neither_file_nor_folder(self, folder: Path) -> None:
        (folder / "www" / "broken").symlink_to("nowhere")
        with pytest.raises(FactoryError, match="neither a file nor a folder"):
            collected(folder, ("www", "/"))


READER = """\
#include <dirent.h>
#include <stdio.h>
int main(void)
{
    char text[16] = "";
    FILE *file = fopen("/etc/app.conf", "r");
    if (!file || !fgets(text, sizeof text, file))
        return 1;
    printf("it says %s.\\n", text);
    DIR *folder = opendir("/www");
    if (!folder)
        return 2;
    for (struct dirent *each; (each = readdir(folder));)
        printf("www has %s\\n", each->d_name);
    return 0;
}
"""


@pytest.mark.boot
def test_the_guest_reads_them(folder: Path) -> None:
    (folder / "tests").mkdir()
    (folder / "reader.c").write_text(READER)
    (folder / "recipe.toml").write_text(
        '[recipe]\nkind = "app"\nname = "reader"\n'
        '[app]\nfiles = [{ from = "one.conf", to = "/etc/app.conf" }, { from = "www", to = "/www" }]\n'
    )
    (folder / "tests" / "a.toml").write_text(
        'console = ["it says 1.", { regex = "^www has index.html$" }]\nstatus = 0\n'
    )
    found = list(runner.run(load(folder), {}, None, machines=("microvm",)))
    assert [verdict.complaints for verdict in found] == [(), ()]
