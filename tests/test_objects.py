"""The cache of compiled objects: entries, the folder that keeps them, keys that name no place; a build with it."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from factory import files, process, toolchain
from factory.build import ImageRequest, build_images, journal, read_files
from factory.build.object_key import covers, held, placeless
from factory.checkout import OUT, ROOT
from factory.objects.entry import LARGEST, DamagedEntry, pack, unpack
from factory.objects.folder import Folder
from factory.objects.places import Places
from factory.progress import Progress
from factory.rebuild.copy import copy_sources
from factory.settings import NOTHING_SHARED, Settings

KEY = files.sha256_bytes("key")
OTHER = files.sha256_bytes("other")


class Said(Progress):
    def __init__(self) -> None:
        self.notes: list[str] = []

    def note(self, text: str) -> None:
        self.notes.append(text)


@pytest.mark.unit
class TestEntries:
    def test_every_byte_counts(self) -> None:
        entry = pack(KEY, b"an object")
        assert unpack(KEY, entry) == b"an object"
        for place in range(len(entry)):
            for bit in (1, 0x80):
                flipped = bytearray(entry)
                flipped[place] ^= bit
                with pytest.raises(DamagedEntry):
                    unpack(KEY, bytes(flipped))
            with pytest.raises(DamagedEntry):
                unpack(KEY, entry[:place])
        with pytest.raises(DamagedEntry):
            unpack(KEY, entry + b"x")

    def test_another_keys_entry_is_none_of_this(self) -> None:
        with pytest.raises(DamagedEntry, match="something else"):
            unpack(OTHER, pack(KEY, b"x"))

    def test_what_claims_to_be_huge_is_not_decompressed(self) -> None:
        import zstandard

        compressor = zstandard.ZstdCompressor().compressobj(size=LARGEST + 1)
        body = compressor.compress(bytes(1 << 20)) + compressor.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
        whole = pack(KEY, b"")
        digest = files.sha256_bytes(KEY.encode() + body)
        header = whole.split(b"\n")[0] + f"\n{KEY}\n{digest}\n".encode()
        with pytest.raises(DamagedEntry, match="too large"):
            unpack(KEY, header + body)


@pytest.mark.unit
class TestFolder:
    def test_a_flipped_byte_is_told_and_goes(self, tmp_path: Path) -> None:
        said = Said()
        places = Places(Folder(tmp_path, 1 << 20), said)
        assert places.get(KEY, "a.o") is None
        places.put(KEY, b"an object")
        assert places.get(KEY, "a.o") == b"an object"
        assert said.notes == []
        path = tmp_path / KEY[:2] / KEY
        entry = bytearray(path.read_bytes())
        entry[-1] ^= 1
        path.write_bytes(entry)
        assert places.get(KEY, "a.o") is None
        (told,) = said.notes
        assert KEY in told
        assert "a.o is made again" in told
        assert not path.exists()

    def test_what_was_not_used_for_longest_goes_first(self, tmp_path: Path) -> None:
        folder = Folder(tmp_path, 2500)
        keys = [files.sha256_bytes(str(number)) for number in range(3)]
        for age, key in enumerate(keys):
            folder.put(key, bytes(1000))
            os.utime(tmp_path / key[:2] / key, (1e9 + age, 1e9 + age))
        assert folder.get(keys[0])  # used: now the newest
        assert folder.trim() == 2000
        assert [folder.get(key) is None for key in keys] == [False, True, False]
        assert folder.trim() == 2000

    def test_entries_are_counted_when_there_may_be_too_many(self, tmp_path: Path) -> None:
        folder, counted = Folder(tmp_path, 2500), []

        def build(number: int) -> int:
            key = files.sha256_bytes(str(number))
            folder.put(key, bytes(1000))
            folder.keep_to_limit(1000)
            counted.append((tmp_path / "size").read_text())
            return len(list(tmp_path.glob("??/*")))

        assert [build(number) for number in range(4)] == [1, 2, 2, 2]
        assert [text.split()[0] for text in counted] == ["1000", "2000", "2000", "2000"]
        for damaged in ("", "none at all\n", "0 0\n", f"0 {int(time.time()) + 7200}\n"):
            (tmp_path / "size").write_text(damaged)
            assert build(9) == 2  # counted anew: 3 are too many

    def test_what_a_killed_build_left_goes(self, tmp_path: Path) -> None:
        folder = Folder(tmp_path, 1 << 20)
        folder.put(KEY, b"x")
        for name, age in ((".old.tmp", 7200), (".new.tmp", 0)):
            (tmp_path / KEY[:2] / name).write_bytes(b"half")
            os.utime(tmp_path / KEY[:2] / name, (time.time() - age,) * 2)
        folder.trim()
        assert sorted(path.name for path in (tmp_path / KEY[:2]).iterdir()) == [".new.tmp", KEY]

    def test_a_disk_that_takes_nothing_ends_the_writing(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way")
        said = Said()
        places = Places(Folder(tmp_path / "file", 1 << 20), said)
        places.put(KEY, b"x")
        places.put(OTHER, b"x")
        places.end()
        assert len([note for note in said.notes if "no longer" in note]) == 1

    def test_many_at_once(self, tmp_path: Path) -> None:
        """Readers see whole entries while others write, and while what is old goes."""
        said = Said()
        folder = Folder(tmp_path, 4000)
        keys = [files.sha256_bytes(str(number)) for number in range(8)]
        content = {key: os.urandom(1000) for key in keys}
        wrong: list[str] = []

        def work() -> None:
            places = Places(folder, said)
            for key in keys * 20:
                places.put(key, content[key])
                if places.get(key, "x") not in (None, content[key]):
                    wrong.append(key)
                folder.trim()

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert wrong == []
        assert said.notes == []


@pytest.mark.unit
def test_what_a_compiler_has_read() -> None:
    rule = "out/a.o: a.c \\\n /x/with\\ blank.h \\\n b\\#c.h $$d.h back\\slash.h\n"
    assert read_files.parse(rule) == ["a.c", "/x/with blank.h", "b#c.h", "$d.h", "back\\slash.h"]
    assert read_files.parse("") == []


@pytest.mark.unit
def test_no_place_is_part_of_a_key() -> None:
    mapped = f"-ffile-prefix-map={ROOT}=. -ffile-prefix-map={ROOT}=. -I{ROOT}/minios/include -I{ROOT}-2/x"
    assert placeless(mapped) == f"-ffile-prefix-map=.=. -I./minios/include -I{ROOT}-2/x"
    assert str(ROOT) not in held(f"g++ -O2 -g {mapped} -c a.cc")


@pytest.mark.unit
def test_what_is_optimised_while_it_is_linked_is_kept_for_one_checkout() -> None:
    """It holds the folders that it was compiled in, which showed in another checkout's debug information."""
    assert str(ROOT) in held("g++ -O2 -flto -c a.cc")
    assert f"-DFOLDER={ROOT}" in held(f"g++ -DFOLDER={ROOT} -c a.cc")


@dataclass
class Node:
    """What an object is made from, as SCons has it."""

    files: list[Path]

    def children(self) -> list[Path]:
        return self.files


@pytest.mark.unit
def test_what_a_key_covers(tmp_path: Path) -> None:
    source, header = tmp_path / "a.c", tmp_path / "a.h"
    for path in (source, header):
        path.write_text("int x;")
    node, reads, later = Node([source, header]), [str(source), str(header)], time.time() + 1
    assert covers(node, [*reads, "/usr/include/stdio.h", str(ROOT / "newlib/include/posix/poll.h")], later)
    assert not covers(node, [*reads, str(tmp_path / "hidden.h")], later)
    assert not covers(Node([source]), reads, later)
    # Saved while the build ran: SCons may have seen the text of before, and the compiler the one of after.
    began = time.time()
    time.sleep(0.05)
    assert covers(node, reads, began + 0.04)
    header.write_text("int y;")
    os.utime(header, (1e9, 1e9))
    assert not covers(node, reads, began)
    embeds = tmp_path / "b.c"
    embeds.write_text('__asm__(".incbin \\"a.h\\"");')
    assert not covers(Node([embeds]), [str(embeds)], later)


@pytest.mark.build
class TestBuild:
    """An app of one file; what is below it in out/ stays."""

    def test_hit_damage_and_what_scons_does_not_see(self, tmp_path: Path) -> None:
        recipe = tmp_path / "kept"
        recipe.mkdir()
        (recipe / "recipe.toml").write_text('[recipe]\nkind = "app"\n')
        (recipe / "main.c").write_text("int main(void) { return 0; }\n")
        cached = Settings(cache=str(tmp_path))

        said = Said()

        def build() -> tuple[bytes, list[str]]:
            """The image; which objects were kept or taken."""
            files.remove(OUT / "kept")
            said.notes.clear()
            (built,) = build_images([ImageRequest("kept", str(recipe), "out/kept", {})], settings=cached, progress=said)
            kept = sorted(path.name for path in (tmp_path / "objects").glob("*/*"))
            return built.debug.read_bytes(), kept

        first, entries = build()
        main_c = _entry_of(tmp_path / "objects", b"main.c")
        assert build() == (first, entries)
        assert said.notes == []
        assert "it is not there" in journal.read()[_object()].reasons

        damaged = bytearray(main_c.read_bytes())
        damaged[len(damaged) // 2] ^= 4
        main_c.write_bytes(damaged)
        assert build() == (first, entries)
        assert any(main_c.name in note and "main.c.o is made again" in note for note in said.notes)
        assert unpack(main_c.name, main_c.read_bytes())

        # A header behind a macro: SCons does not know of it, so an object that was made with it is not kept.
        (recipe / "hidden.h").write_text("#define ANSWER 1\n")
        (recipe / "main.c").write_text('#define IT "hidden.h"\n#include IT\nint main(void) { return ANSWER; }\n')
        hidden, after = build()
        assert after == entries
        (recipe / "hidden.h").write_text("#define ANSWER 2\n")
        assert build()[0] != hidden


def _entry_of(folder: Path, text: bytes) -> Path:
    (found,) = (path for path in folder.glob("*/*") if text in unpack(path.name, path.read_bytes()))
    return found


def _object() -> str:
    (found,) = (OUT / "kept" / "objects").glob("*/main.c.o")
    return str(found.relative_to(ROOT))


@pytest.mark.build
def test_a_header_that_only_newlibs_own_lead_to(tmp_path: Path) -> None:
    """<sys/select.h> is ours, and <stdio.h> of newlib leads to it: who changes it gets new objects."""
    copy = tmp_path / "checkout"
    copy_sources(copy)
    asked = tmp_path / "request.json"
    asked.write_text(json.dumps([asdict(ImageRequest("hello", str(copy / "recipes" / "hello"), "out/hello", {}))]))
    words = [f"request={asked}", f"settings={NOTHING_SHARED.encoded()}", "checked=0"]
    place = f"dev-{toolchain.load('dev').key[:8]}"
    target = f"out/hello/objects/{place}/hello.c.o"

    def compiled() -> int:
        argv = [sys.executable, "-m", "SCons", "-Q", "--no-site-dir", *words, target]
        return process.run(argv, cwd=copy).stdout.count("CC    ")

    assert [compiled(), compiled()] == [1, 0]
    with (copy / "newlib" / "include" / "posix" / "sys" / "select.h").open("a") as header:
        header.write("/* changed */\n")
    assert [compiled(), compiled()] == [1, 0]
