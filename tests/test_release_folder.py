"""factory release: what is in the folder is right, whole, the same again, and others can read and start it."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import zstandard

from factory import elements, files
from factory.build import Built, ImageRequest, build_images
from factory.checkout import RECIPES, ROOT
from factory.cli import main
from factory.errors import FactoryError
from factory.rebuild.release import verify_release
from factory.release import sums
from factory.release.commit import Commit
from factory.release.cyclonedx import cyclonedx
from factory.release.describe import Described
from factory.release.licences import licence_of
from factory.release.parts import parts_of
from factory.release.provenance import statement
from factory.release.seal import PROVENANCE
from factory.release.spdx import spdx
from factory.release.start_files import qemu_script


def request_of(name: str, profile: str = "release") -> ImageRequest:
    return ImageRequest(name, str(RECIPES / name), f"out/{name}", {}, None, profile)


def described(name: str, profile: str = "release") -> Described:
    """Of a recipe that is not built: hence the digest."""
    parts = parts_of(request_of(name, profile))
    licences = {source.name: licence_of(source.name, source.licence) for source, _ in parts.sources}
    texts = {source.name: [f"licences/{source.name}/TEXT"] for source, _ in parts.sources}
    return Described(name, "An image", "1", "0" * 64, 1_700_000_000, parts, licences, texts)


@pytest.mark.unit
@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("hello", {"newlib", "xen-headers", "gcc"}),
        ("lua", {"newlib", "xen-headers", "gcc", "lua"}),
        ("https-server", {"newlib", "xen-headers", "gcc", "openssl", "lwip"}),
    ],
)
def test_sboms_have_every_source_and_library(name: str, wanted: set[str]) -> None:
    image = described(name)
    cdx, other = json.loads(cyclonedx(image)), json.loads(spdx(image))
    by_ref = {each["bom-ref"]: each for each in cdx["components"]}
    packages = {each["SPDXID"]: each for each in other["packages"]}
    assert wanted <= {source.name for source, _ in image.parts.sources}
    for source, _ in image.parts.sources:
        component, package = by_ref[f"source:{source.name}"], packages[f"SPDXRef-source-{source.name}"]
        assert component["hashes"] == [{"alg": "SHA-256", "content": source.sha256}]
        assert package["checksums"] == [{"algorithm": "SHA256", "checksumValue": source.sha256}]
        assert component["version"] == package["versionInfo"] == source.version
        assert component["licenses"]
        assert package["licenseDeclared"] != "NOASSERTION"
    for library in image.parts.libraries:
        assert f"library:{library.name}" in by_ref
        assert f"SPDXRef-library-{library.name}" in packages


@pytest.mark.unit
def test_sboms_have_every_element() -> None:
    recipe = request_of("firewall").load()
    linked = elements.scan(ROOT / "click").closure(recipe.render(), "minios", recipe.more)
    image = described("firewall")
    cdx, other = json.loads(cyclonedx(image)), json.loads(spdx(image))
    named = {p["value"] for c in cdx["components"] for p in c.get("properties", ()) if p["name"].endswith(":element")}
    assert named == set(linked.names)
    assert {"FromDevice", "CompiledIPFilter"} <= named
    assert {each["fileName"] for each in other["files"]} == {f"./click/{each.path}" for each in linked.chosen}


@pytest.mark.unit
def test_sboms_can_be_read_by_their_libraries(tmp_path: Path) -> None:
    from cyclonedx.model.bom import Bom
    from spdx_tools.spdx.parser.parse_anything import parse_file
    from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

    image = described("firewall")
    bom = Bom.from_json(json.loads(cyclonedx(image)))  # type: ignore[attr-defined]
    assert len(bom.components) == len(image.parts.sources) + len(image.parts.elements)
    path = tmp_path / "x.spdx.json"
    path.write_text(spdx(image))
    assert not validate_full_spdx_document(parse_file(str(path)))


@pytest.mark.unit
def test_the_dev_profile_names_the_hosts_compiler_and_not_our_gcc() -> None:
    assert "gcc" not in {source.name for source, _ in parts_of(request_of("hello", "dev")).sources}


@pytest.mark.unit
def test_licences() -> None:
    assert licence_of("zlib", "Zlib").expression == "Zlib"
    assert licence_of("x", "BSD-3-Clause WITH PCRE2-exception").expression.startswith(("BSD-3", "LicenseRef-x"))
    assert licence_of("gcc", "GPL-3.0-or-later; and more").expression == "GPL-3.0-or-later WITH GCC-exception-3.1"
    sentence = licence_of("newlib", "BSD-3-Clause and others, see COPYING.NEWLIB")
    assert sentence.expression == "LicenseRef-newlib"
    assert sentence.words


@pytest.mark.unit
def test_provenance_tells_of_uncommitted_changes(tmp_path: Path) -> None:
    (tmp_path / "hello.elf").write_bytes(b"x")
    commit = Commit("ab" * 20, 5, (" M a.c",))
    found = statement([tmp_path / "hello.elf"], [request_of("hello")], commit, [], {})
    definition = found["predicate"]["buildDefinition"]
    assert definition["internalParameters"]["uncommitted"] == [" M a.c"]
    assert definition["externalParameters"]["recipes"][0]["parameters"] == {"greeting": "Hello"}
    assert found["subject"][0]["digest"]["sha256"] == files.sha256(tmp_path / "hello.elf")


@pytest.mark.unit
def test_the_start_script_is_a_shell_script() -> None:
    script = qemu_script(request_of("firewall").load())
    assert subprocess.run(["sh", "-n"], input=script, text=True, check=False).returncode == 0
    assert script.count("-device virtio-net-device") == len(request_of("firewall").load().interfaces)


@pytest.mark.unit
def test_bad_orders(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["-q", "keygen", str(tmp_path / "k"), "--no-password"]) == 0
    key = str(tmp_path / "k.key")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").touch()
    cases = [
        (["hello", "--key", "/nowhere", "--dirty"], "there is no secret key"),
        (["nothing", "--key", key, "--dirty"], "nothing"),
        (["hello", "--key", key, "--dirty", "--to", str(tmp_path / "full")], "something else in the release's place"),
    ]
    for words, said in cases:
        assert main(["release", *words]) != 0
        assert said in capsys.readouterr().err
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert main(["release", "hello", "--key", key, "--dirty", "--to", str(tmp_path / "r")]) == 2
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err
    assert not (tmp_path / "r").exists()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with k.key, k.pub, k.pem and the release r. It is of what is here: it may be in no commit yet."""
    folder = tmp_path_factory.mktemp("release")
    assert main(["-q", "keygen", str(folder / "k"), "--no-password"]) == 0
    assert main(["-q", "release", "hello", "--key", str(folder / "k.key"), "--to", str(folder / "r"), "--dirty"]) == 0
    return folder


@pytest.mark.build
def test_a_release_verifies_elsewhere_without_us(place: Path, tmp_path: Path) -> None:
    copied = tmp_path / "copied"
    shutil.copytree(place / "r", copied)

    def check(*argv: object) -> int:
        return subprocess.run([str(each) for each in argv], cwd=copied, capture_output=True, check=False).returncode

    openssl = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", place / "k.pem"]
    told = [line.strip() for line in (copied / "README").read_text().splitlines() if line.startswith("    ")]
    assert [line.partition(" ")[0] for line in told][:2] == ["minisign", "openssl"]
    for line in told[:2]:
        assert check("sh", "-c", line.replace("KEY.", f"{place}/k.")) == 0
    assert check("minisign", "-Vm", "hello.elf", "-p", place / "k.pub") == 0
    # DSSE's pre-authentication encoding, made here from its specification.
    signed = json.loads((copied / "provenance.intoto.jsonl").read_text())
    payload, kind = base64.b64decode(signed["payload"]), signed["payloadType"]
    (tmp_path / "pae").write_bytes(f"DSSEv1 {len(kind)} {kind} {len(payload)} ".encode() + payload)
    (tmp_path / "sig").write_bytes(base64.b64decode(signed["signatures"][0]["sig"]))
    assert check(*openssl, "-in", tmp_path / "pae", "-sigfile", tmp_path / "sig") == 0
    assert json.loads(payload)["predicateType"] == "https://slsa.dev/provenance/v1"
    image = (copied / "hello.elf").read_bytes()
    assert zstandard.ZstdDecompressor().decompress((copied / "hello.elf.zst").read_bytes()) == image
    assert all((copied / "licences" / name).is_dir() for name in ("gcc", "newlib", "xen-headers"))
    assert "Redistribution" in (copied / "licences" / "newlib" / "COPYING.NEWLIB").read_text(errors="replace")


@pytest.mark.build
def test_one_bit_of_every_file_of_a_release(place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copied = tmp_path / "copied"
    shutil.copytree(place / "r", copied)
    command = ["verify", str(copied), "--key", str(place / "k.pub")]
    assert main(command) == 0
    for name, path in sums.files_below(copied).items():
        right = path.read_bytes()
        middle = len(right) // 2
        path.write_bytes(right[:middle] + bytes([right[middle] ^ 4]) + right[middle + 1 :])
        assert main(command) != 0, name
        assert name in capsys.readouterr().err
        path.write_bytes(right)
    assert main(command) == 0


@pytest.mark.build
def test_the_same_release_again(place: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert main(["-q", "release", "hello", "--key", str(place / "k.key"), "--to", str(again), "--dirty"]) == 0
    first = {name: files.sha256(path) for name, path in sums.files_below(place / "r").items()}
    assert {name: files.sha256(path) for name, path in sums.files_below(again).items()} == first


@pytest.mark.boot
def test_a_released_image_starts_and_a_changed_one_does_not(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = subprocess.run(
        [place / "r" / "hello-qemu.sh"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Hello" in said.stdout, said.stderr
    image = tmp_path / "hello.elf"
    for suffix in ("", ".minisig"):
        shutil.copyfile(place / "r" / f"hello.elf{suffix}", f"{image}{suffix}")
    command = ["run", "hello", "--image", str(image), "--timeout", "60", "--verify-key", str(place / "k.pub")]
    assert main(["--json", *command]) == 0
    assert "Hello" in json.loads(capsys.readouterr().out)["console"]
    image.write_bytes(image.read_bytes().replace(b"Hello", b"Hullo"))
    assert main(command) == 1
    refused = capsys.readouterr()
    assert "does not hold" in refused.err
    assert "Hullo" not in refused.out
    Path(f"{image}.minisig").unlink()
    assert main(command) == 1
    assert "is not signed" in capsys.readouterr().err


@pytest.mark.build
class TestRebuildOfARelease:
    """The second build is an ordinary one here, to save its time: tests/test_rebuild.py has the other."""

    @pytest.fixture(autouse=True)
    def _here(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """As if the checkout were at the release's commit, and clean: it need not be while somebody works on it."""
        statement = json.loads(base64.b64decode(json.loads((place / "r" / PROVENANCE).read_text())["payload"]))
        digest = statement["predicate"]["buildDefinition"]["resolvedDependencies"][0]["digest"]["gitCommit"]
        monkeypatch.setattr("factory.rebuild.release.commit", lambda **_: Commit(digest, 1))

        @contextmanager
        def rebuilt(requests: list[ImageRequest], *_: object) -> Iterator[tuple[list[Built], tuple[str, ...]]]:
            yield build_images(requests), ("nothing",)

        monkeypatch.setattr("factory.rebuild.twice.rebuilt", rebuilt)
        self.statement = statement
        self.statement["predicate"]["buildDefinition"]["internalParameters"]["uncommitted"] = []

    def test_the_same_bytes(self, place: Path) -> None:
        (outcome,) = verify_release(place / "r", self.statement)
        assert outcome.same
        assert ("hello.elf", files.sha256(place / "r" / "hello.elf")) in outcome.files

    @pytest.mark.parametrize("name", ["hello.elf", "hello.cfg", "hello.elf.zst"])
    def test_another_file_is_told(self, name: str, place: Path, tmp_path: Path) -> None:
        shutil.copytree(place / "r", tmp_path / "r")
        data = bytearray((tmp_path / "r" / name).read_bytes())
        data[len(data) // 2] ^= 1
        (tmp_path / "r" / name).write_bytes(data)
        (outcome,) = verify_release(tmp_path / "r", self.statement)
        assert [each.name for each in outcome.differences] == [name]

    def test_other_parameters_are_other_bytes(self, place: Path) -> None:
        definition = self.statement["predicate"]["buildDefinition"]
        definition["externalParameters"]["recipes"][0]["parameters"]["greeting"] = "A ${b}"
        (outcome,) = verify_release(place / "r", self.statement)
        assert "hello.elf" in {each.name for each in outcome.differences}

    def test_what_is_refused(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        definition = self.statement["predicate"]["buildDefinition"]
        definition["internalParameters"]["host"] = {"compiler": "cc 1"}
        with pytest.raises(FactoryError, match="made by this compiler: cc 1"):
            verify_release(place / "r", self.statement)
        del definition["externalParameters"]["recipes"][0]["folder"]
        with pytest.raises(FactoryError, match="not part of this checkout"):
            verify_release(place / "r", self.statement)
        monkeypatch.setattr("factory.rebuild.release.commit", lambda **_: Commit("0" * 40, 1))
        with pytest.raises(FactoryError, match="made from commit") as caught:
            verify_release(place / "r", self.statement)
        assert "git worktree add" in (caught.value.hint or "")
        definition["internalParameters"]["uncommitted"] = [" M x"]
        with pytest.raises(FactoryError, match="in no commit"):
            verify_release(place / "r", self.statement)
        del self.statement["predicate"]
        with pytest.raises(FactoryError, match="does not say"):
            verify_release(place / "r", self.statement)


@pytest.mark.build
def test_rebuild_looks_at_the_release_first(place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copied = tmp_path / "copied"
    shutil.copytree(place / "r", copied)
    (copied / "hello.elf").write_bytes(b"x")
    assert main(["rebuild", "--release", str(copied), "--key", str(place / "k.pub")]) == 1
    assert "hello.elf: changed" in capsys.readouterr().err
    assert main(["rebuild", "--release", str(tmp_path / "none")]) == 2
    assert "there is no such folder" in capsys.readouterr().err
    assert main(["rebuild", "--release", str(place / "r"), "--set", "a=b"]) == 2
    assert main(["rebuild", "--verify"]) == 2
    assert main(["rebuild", "hello", "--verify", "--key", "x"]) == 2
