"""Keys and signatures of releases; minisign and openssl are the peers. Every flipped byte of a release is refused."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from factory import files
from factory.cli import main
from factory.errors import FactoryError
from factory.release import find, sums
from factory.release.keys import SeedSigner
from factory.release.public import parse_public, public_text
from factory.release.seal import seal
from factory.release.secret import is_encrypted, new_seed, parse_secret, secret_text, signer_of
from factory.release.signature import path_of, sign_file, verify_file, verify_image
from factory.release.verify import verify_folder

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module")
def signer() -> SeedSigner:
    return signer_of(new_seed())


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """The path of a new pair of keys, without suffix."""
    assert main(["-q", "keygen", str(tmp_path / "k"), "--no-password"]) == 0
    return tmp_path / "k"


@pytest.fixture
def signed(tmp_path: Path, pair: Path) -> Path:
    path = tmp_path / "image.elf"
    path.write_bytes(os.urandom(5000))
    assert main(["-q", "sign", str(path), "--key", f"{pair}.key", "--raw"]) == 0
    return path


def tool(*argv: object, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(each) for each in argv], input=given, capture_output=True, text=True, timeout=60, check=False
    )


def openssl(pem: Path, file: Path, signature: Path) -> int:
    return tool(
        "openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", pem, "-in", file, "-sigfile", signature
    ).returncode


def test_minisign_and_openssl_verify_what_we_sign(signed: Path, pair: Path) -> None:
    assert tool("minisign", "-V", "-m", signed, "-p", f"{pair}.pub").returncode == 0
    assert openssl(Path(f"{pair}.pem"), signed, Path(f"{signed}.sig")) == 0
    *most, last = signed.read_bytes()
    signed.write_bytes(bytes([*most, last ^ 1]))
    assert tool("minisign", "-V", "-m", signed, "-p", f"{pair}.pub").returncode != 0
    assert openssl(Path(f"{pair}.pem"), signed, Path(f"{signed}.sig")) != 0


def test_we_verify_what_minisign_signs(tmp_path: Path) -> None:
    made = tool("minisign", "-G", "-W", "-p", tmp_path / "m.pub", "-s", tmp_path / "m.key")
    assert made.returncode == 0, made.stderr
    file = tmp_path / "f"
    file.write_text("text")
    for kind in ([], ["-l"]):  # hashed, and the older kind
        assert tool("minisign", "-S", *kind, "-s", tmp_path / "m.key", "-m", file, "-t", "any words").returncode == 0
        assert main(["verify", str(file), "--key", str(tmp_path / "m.pub")]) == 0
        file.write_text(file.read_text() + "!")
        assert main(["verify", str(file), "--key", str(tmp_path / "m.pub")]) == 1
    (tmp_path / "m.key").chmod(0o600)
    assert main(["sign", str(file), "--key", str(tmp_path / "m.key")]) == 0
    assert tool("minisign", "-V", "-m", file, "-p", tmp_path / "m.pub").returncode == 0


def test_minisign_takes_our_secret_keys(tmp_path: Path, signer: SeedSigner) -> None:
    file, key = tmp_path / "f", tmp_path / "k.key"
    file.write_text("text")
    (tmp_path / "k.pub").write_text(public_text(signer.public))
    for password in (None, "geheim"):
        text = secret_text(signer, password)
        assert is_encrypted(text) == (password is not None)
        assert parse_secret(text, password) == signer
        key.write_text(text)
        assert tool("minisign", "-S", "-s", key, "-m", file, given=f"{password}\n").returncode == 0
        assert tool("minisign", "-V", "-m", file, "-p", tmp_path / "k.pub").returncode == 0


def test_wrong_password(signer: SeedSigner) -> None:
    with pytest.raises(FactoryError, match="wrong password"):
        parse_secret(secret_text(signer, "geheim"), "Geheim")


def test_odd_passwords(signer: SeedSigner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTORY_KEY_PASSWORD", "")
    assert main(["keygen", str(tmp_path / "k")]) == 2
    assert not list(tmp_path.iterdir())
    latin = os.fsdecode(b"gr\xfcn")  # as the environment gives what is no UTF-8
    assert parse_secret(secret_text(signer, latin), latin) == signer


def test_a_password_that_would_eat_the_memory(signer: SeedSigner) -> None:
    from factory.release.words import decoded, encoded

    comment, line = secret_text(signer, "x").splitlines()
    raw = bytearray(decoded(line, 158, "key", None))
    raw[38:54] = b"\xff" * 16
    with pytest.raises(FactoryError, match="too much"):
        parse_secret(f"{comment}\n{encoded(bytes(raw))}\n", "x")


def test_every_flipped_byte_of_a_signature(signed: Path, pair: Path) -> None:
    key = find.public(Path(f"{pair}.pub"))
    verify_file(signed, key, ours=True)
    path = path_of(signed)
    right = path.read_bytes()
    for place in range(len(right)):
        path.write_bytes(right[:place] + bytes([right[place] ^ 1]) + right[place + 1 :])
        with pytest.raises(FactoryError):
            verify_file(signed, key, ours=True)


def small_release(folder: Path, signer: SeedSigner) -> None:
    """Sealed as every release is, with little in it."""
    folder.mkdir()
    for name in ("a.elf", "a.elf.zst"):
        (folder / name).write_bytes(os.urandom(100))
    (folder / "a.cdx.json").write_text('{"bomFormat": "CycloneDX"}\n')
    (folder / "licences" / "own").mkdir(parents=True)
    (folder / "licences" / "own" / "LICENSE").write_text("Do what you like.\n")
    subjects = [{"name": n, "digest": {"sha256": files.sha256(folder / n)}} for n in ("a.elf", "a.elf.zst")]
    seal(folder, {"subject": subjects}, signer, 1)


def test_every_flipped_byte_of_a_small_release(tmp_path: Path, signer: SeedSigner) -> None:
    folder = tmp_path / "r"
    small_release(folder, signer)
    count = verify_folder(folder, signer.public).files
    assert count == len(list(sums.files_below(folder))) == 12
    flipped = 0
    for name, path in sums.files_below(folder).items():
        right = path.read_bytes()
        for place in range(len(right)):
            with path.open("r+b") as stream:
                stream.seek(place)
                stream.write(bytes([right[place] ^ (1 << place % 8)]))
            with pytest.raises(FactoryError) as refused:
                verify_folder(folder, signer.public)
            assert name in "\n".join(refused.value.lines()), (name, place)
            flipped += 1
        path.write_bytes(right)
    assert flipped > 2500
    verify_folder(folder, signer.public)


def test_the_command_refuses_a_changed_release(
    tmp_path: Path, signer: SeedSigner, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, key = tmp_path / "r", tmp_path / "k.pub"
    small_release(folder, signer)
    key.write_text(public_text(signer.public))
    command = ["verify", str(folder), "--key", str(key)]
    assert main(command) == 0
    for change, said in (
        (lambda: (folder / "a.elf").write_bytes(b"x"), "a.elf: changed"),
        ((folder / "a.elf").unlink, "a.elf: missing"),
        (lambda: (folder / "b.elf").write_bytes(b"x"), "b.elf: not part of the release"),
        (lambda: (folder / "l").symlink_to("a.elf"), "l is no plain file"),
        ((folder / "SHA256SUMS.sig").unlink, "SHA256SUMS.sig: missing"),
        ((folder / "SHA256SUMS.minisig").unlink, "SHA256SUMS is not signed"),
        ((folder / "SHA256SUMS").unlink, "this is no release"),
    ):
        shutil.rmtree(folder)
        small_release(folder, signer)
        change()
        assert main(command) != 0
        error = capsys.readouterr().err
        assert said in error
        assert "Traceback" not in error


def test_signatures_of_two_images_exchanged(tmp_path: Path, signer: SeedSigner) -> None:
    """Even where the contents are equal: a signature says which file it is of."""
    for name in ("a", "b"):
        (tmp_path / name).write_text("same")
        (tmp_path / f"{name}.minisig").write_text(sign_file(tmp_path / name, signer, 1))
    (tmp_path / "a.minisig").replace(tmp_path / "b.minisig")
    with pytest.raises(FactoryError, match="of another file"):
        verify_file(tmp_path / "b", signer.public, ours=True)


def test_an_image_in_the_place_of_another(tmp_path: Path, pair: Path) -> None:
    """What `factory run --verify-key` looks at. A comment of somebody's own binds no name."""
    (tmp_path / "a.elf").write_text("image")
    key = find.public(Path(f"{pair}.pub"))
    for comment, bound in ((), True), (("-t", "release 5"), False):
        assert tool("minisign", "-S", "-s", f"{pair}.key", "-m", tmp_path / "a.elf", *comment).returncode == 0
        verify_image(tmp_path / "a.elf", key)
        for suffix in ("", ".minisig"):
            shutil.copyfile(tmp_path / f"a.elf{suffix}", tmp_path / f"b.elf{suffix}")
        with pytest.raises(FactoryError, match=r"signature of another file: a\.elf") if bound else nullcontext():
            verify_image(tmp_path / "b.elf", key)


def test_a_release_that_contradicts_itself(tmp_path: Path, signer: SeedSigner) -> None:
    folder = tmp_path / "r"
    small_release(folder, signer)
    for path in folder.glob("SHA256SUMS*"):
        path.unlink()
    seal(folder, {"subject": [{"name": "a.elf", "digest": {"sha256": "0" * 64}}]}, signer, 1)
    with pytest.raises(FactoryError) as refused:
        verify_folder(folder, signer.public)
    assert any("a.elf" in line for line in refused.value.details)


def test_wrong_missing_and_careless_keys(signed: Path, pair: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = pair.with_name("other")
    assert main(["-q", "keygen", str(other), "--no-password"]) == 0
    cases = [
        (["verify", str(signed), "--key", f"{other}.pub"], "signed with another key"),
        (["verify", str(signed), "--key", "/nowhere.pub"], "there is no public key"),
        (["verify", str(signed), "--key", f"{pair}.key"], "public key has 158 bytes"),
        (["verify", str(signed), "--key", str(signed)], "public key is no"),
        (["sign", str(signed), "--key", "/nowhere.key"], "there is no secret key"),
        (["sign", str(signed), "--key", f"{pair}.pub"], "secret key can be read by others"),
        (["sign", "/nowhere", "--key", f"{pair}.key"], "there is no such file"),
        (["sign", str(signed), "--key", "env:NOT_SET_ANYWHERE"], "NOT_SET_ANYWHERE holds no key"),
        (["keygen", str(pair), "--no-password"], "there is a key already"),
        (["keygen", ".", "--no-password"], "is no name for a key"),
        (["keygen", f"{pair}2", "--no-password", "--expires", "2020-01-01"], "is not in the past"),
    ]
    for command, said in cases:
        assert main(command) != 0, command
        error = capsys.readouterr().err
        assert said in error
        assert "Traceback" not in error
    Path(f"{pair}.key").chmod(0o640)
    assert main(["sign", str(signed), "--key", f"{pair}.key"]) == 2
    assert "can be read by others (mode 0640)" in capsys.readouterr().err


def test_a_key_in_the_environment(signed: Path, pair: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = Path(f"{pair}.key").read_text()
    for held in (text, text.splitlines()[1]):
        monkeypatch.setenv("RELEASE_KEY", held)
        assert main(["-q", "sign", str(signed), "--key", "env:RELEASE_KEY"]) == 0
        assert tool("minisign", "-V", "-m", signed, "-p", f"{pair}.pub").returncode == 0


def test_expired_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    today = datetime.now(UTC).date()
    old = signer_of(new_seed(), today - timedelta(days=2))
    key, file = tmp_path / "old.key", tmp_path / "f"
    key.touch(0o600)
    key.write_text(secret_text(old, None))
    file.write_text("text")
    (tmp_path / "old.pub").write_text(public_text(old.public))
    (tmp_path / "f.minisig").write_text(sign_file(file, old, 1))
    for command in (
        ["sign", str(file), "--key", str(key)],
        ["verify", str(file), "--key", str(tmp_path / "old.pub")],
    ):
        assert main(command) == 1
        assert "has expired" in capsys.readouterr().err
    later = [(today + timedelta(days=2)).isoformat(), str(tmp_path / "new")]
    assert main(["-q", "keygen", later[1], "--key", str(key), "--expires", later[0]]) == 0
    assert main(["verify", str(file), "--key", f"{later[1]}.pub"]) == 0
    assert parse_public(Path(f"{later[1]}.pub").read_text()).expires == date.fromisoformat(later[0])


@pytest.mark.parametrize("text", ["", "x", "untrusted comment: x", "a\nb\nc", "untrusted comment: x\nRWQ=", "é\nRW"])
def test_what_is_no_key(text: str) -> None:
    for parse in (parse_public, lambda text: parse_secret(text, None)):
        with pytest.raises(FactoryError):
            parse(text)


def test_an_agent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "me", "-f", tmp_path / "s").returncode == 0
    place = str(tmp_path / "agent")
    monkeypatch.setenv("SSH_AUTH_SOCK", place)
    agent = subprocess.Popen(["ssh-agent", "-D", "-a", place], stdout=subprocess.DEVNULL)
    try:
        while tool("ssh-add", "-q", tmp_path / "s").returncode and agent.poll() is None:
            pass  # until it listens
        name, file = tmp_path / "a", tmp_path / "f"
        file.write_text("text")
        assert main(["-q", "keygen", str(name), "--key", "agent:me"]) == 0
        assert main(["-q", "sign", str(file), "--key", "agent:", "--raw"]) == 0
        assert tool("minisign", "-V", "-m", file, "-p", f"{name}.pub").returncode == 0
        assert openssl(Path(f"{name}.pem"), file, Path(f"{file}.sig")) == 0
        assert main(["sign", str(file), "--key", "agent:mee"]) == 2
        assert "did you mean me" in capsys.readouterr().err
    finally:
        agent.terminate()
        agent.wait()


@pytest.mark.parametrize(
    "answer", [b"", b"\0\0\0\0", b"\xff\xff\xff\xff", b"\0\0\0\x05\x0c\0\0\0\x09", b"\0\0\0\x01\x05"]
)
def test_an_agent_that_talks_nonsense(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "agent"))
        server.listen()

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(100)
                connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        monkeypatch.setenv("SSH_AUTH_SOCK", str(tmp_path / "agent"))
        with pytest.raises(FactoryError, match="agent"):
            find.signer("agent:")
        thread.join()
