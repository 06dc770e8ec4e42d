"""Mistakes of users and of machines: one clear message with its place, a status, no traceback, nothing half-written.

Everything goes through the command line, as users do it.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factory import cache
from factory.checkout import OUT, ROOT
from factory.errors import ExitCode


def factory(
    *arguments: str, env: dict[str, str] | None = None, timeout: float = 600, cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "factory", *arguments], cwd=cwd, env={**os.environ, **(env or {})}, text=True,
        stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout, check=False,
    )  # fmt: skip


def refused(done: subprocess.CompletedProcess[str], code: ExitCode, *said: str) -> None:
    """It failed with this code, said all of this on stderr, once, and showed no traceback."""
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert done.stderr.count("error:") >= 1
    for text in said:
        assert text in done.stderr, done.stderr


def recipe(folder: Path, toml: str = "", click: str = "Idle -> Discard;\n") -> str:
    folder.mkdir(exist_ok=True)
    base = '[recipe]\nname = "mistake"\nkind = "click"\nconfig = "mistake.click"\n'
    base += '[[interface]]\nname = "a"\n[[interface]]\nname = "b"\n'
    (folder / "recipe.toml").write_text(base + toml)
    (folder / "mistake.click").write_text(click)
    return str(folder)


def copy_of_checkout(to: Path) -> Path:
    """What a build reads, with nothing built."""
    to.mkdir()
    shutil.copy2(ROOT / "SConstruct", to)
    for name in ("click", "factory", "minios", "newlib", "recipes", "toolchain"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__", "out"))
    return to


def copy_of_cache(to: Path, *prefixes: str) -> Path:
    """Downloads, objects, links to the store's entries of these names: sealed files are never written in place."""
    (to / "store").mkdir(parents=True)
    for name in ("sources", "objects"):
        (to / name).symlink_to(cache.folder(name))
    for entry in cache.entries():
        if entry.path.name.startswith(prefixes) and entry.damage() is None:
            shutil.copytree(entry.path, to / "store" / entry.path.name, symlinks=True, copy_function=os.link)
    return to


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that may be changed and whose builds may be killed, while others use this one. The cache is everybody's."""
    return copy_of_checkout(tmp_path_factory.mktemp("copy") / "checkout")


@pytest.mark.unit
def test_unknown_names(tmp_path: Path) -> None:
    refused(factory("build", "firewal"), ExitCode.USAGE, "firewal", "did you mean firewall")
    refused(factory("build", "firewall", "--set", "quue=1"), ExitCode.CONFIG, "quue", "did you mean queue")
    refused(factory("build", "firewall", "--set", "queue=many"), ExitCode.CONFIG, "queue", "int")
    refused(factory("biuld", "firewall"), ExitCode.USAGE, "did you mean build")


@pytest.mark.unit
def test_slips_in_recipe_toml_have_their_line(tmp_path: Path) -> None:
    refused(factory("build", recipe(tmp_path / "a", "[budget]\nimage = = 3\n")), ExitCode.CONFIG, "recipe.toml:10")
    refused(
        factory("build", recipe(tmp_path / "b", "[machine]\nmemroy = '8M'\n")),
        ExitCode.CONFIG,
        "recipe.toml:10",
        "did you mean memory",
    )
    cycle = '[parameters]\none = "${two}"\ntwo = "${three}"\nthree = "${one}"\n'
    refused(factory("build", recipe(tmp_path / "c", cycle)), ExitCode.CONFIG, "recipe.toml:1", "one", "two", "three")


@pytest.mark.build
@pytest.mark.parametrize(
    ("click", "said"),
    [
        ("Idle -> NoSuchElement -> Discard;\n", ["mistake.click:1", "NoSuchElement"]),
        ("Idle -> Discard;\n\nIdle -> -> Discard;\n", ["mistake.click:3", "syntax error"]),
        ("// one\nIdle -> Queue(CAPACTY 5) -> Discard;\n", ["mistake.click:2", "CAPACTY"]),
        ("Idle -> Queue(lots) -> Discard;\n", ["mistake.click:1", "CAPACITY"]),
        (
            "InfiniteSource -> c :: Counter;\nc -> Discard;\nc -> d :: Discard;\n",
            ["illegal reuse of 'c :: Counter' push output 0"],
        ),
        ("TimedSource -> u :: Unqueue -> Discard;\n", ["push output 0 connected to 'u :: Unqueue' pull input 0"]),
        ("{% for i in [1, 2] %}\nIdle -> Discard;\n{% endfor %}\nIdle -> Strip(x) -> Discard;\n", ["mistake.click:4"]),
        ("Idle -> Strip({{ nothing }}) -> Discard;\n", ["mistake.click:1", "nothing"]),
        ("{% if %}\n", ["mistake.click:1"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["check", "build"])
def test_mistakes_in_a_configuration_have_their_line(tmp_path: Path, command: str, click: str, said: list[str]) -> None:
    refused(factory(command, recipe(tmp_path / "m", click=click)), ExitCode.CONFIG, *said)


@pytest.mark.build
def test_an_unknown_handler_in_a_case_is_told(tmp_path: Path) -> None:
    path = Path(
        recipe(
            tmp_path / "m", click="FromDevice(0) -> c :: Counter -> Queue -> ToDevice(1);\nFromDevice(1) -> Discard;\n"
        )
    )
    (path / "tests").mkdir()
    step = '[[step]]\non = "a"\nto = "b"\nframes = [{name="x", hex="' + "00" * 60 + '", passes=true}]\n'
    (path / "tests" / "case.toml").write_text(step + '[step.handlers]\n"c.nothing" = 1\n')
    refused(factory("test", str(path), "--machine", "none"), ExitCode.CONFIG, "no 'c.nothing' handler")


@pytest.mark.build
def test_a_compiler_error_shows_command_error_and_log(checkout: Path) -> None:
    source = checkout / "click" / "elements" / "standard" / "counter.cc"
    original = source.read_bytes()
    try:
        source.write_bytes(original + b"\nthis is no C++;\n")
        done = factory("build", "firewall", cwd=checkout)
        refused(done, ExitCode.BUILD, "counter.cc", "command: g++", "this is no C++", "build.log")
    finally:
        source.write_bytes(original)
    assert factory("build", "firewall", cwd=checkout).returncode == 0


@pytest.mark.build
def test_a_missing_host_program_is_named(tmp_path: Path) -> None:
    """A PATH with everything but the compiler."""
    (tmp_path / "bin").mkdir()
    for program in ("sh", "env", "setpriv", "as", "ld", "strip", "apt-get", "apt-config", "dpkg"):
        found = shutil.which(program)
        if found:
            (tmp_path / "bin" / program).symlink_to(found)
    done = factory("build", "firewall", env={"PATH": str(tmp_path / "bin"), "FACTORY_CACHE": str(tmp_path / "cache")})
    refused(done, ExitCode.HOST, "gcc", "doctor")


@pytest.mark.build
def test_no_network_is_said_and_nothing_stays(tmp_path: Path) -> None:
    """Proxies that refuse every connection stand for a network that is down."""
    down = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    # Without its pauses between attempts: 13 s with this source's addresses. tests/test_fetch.py has them.
    impatient = (
        "import sys, time; time.sleep = lambda _: None; from factory.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", impatient, "fetch", "newlib"], cwd=ROOT, text=True, capture_output=True, timeout=600,
        env={**os.environ, **down, "FACTORY_CACHE": str(tmp_path)}, check=False,
    )  # fmt: skip
    refused(done, ExitCode.SOURCE, "newlib", "hint:")
    assert [path for path in tmp_path.rglob("*.tar.*") if path.is_file()] == []
    refused(factory("fetch", "--offline", env={"FACTORY_CACHE": str(tmp_path)}), ExitCode.SOURCE, "offline")


@pytest.mark.build
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    """The cache on a 4 MB file system of its own; newlib's archive has 18 MB."""
    script = 'mount -t tmpfs -o size=4m none "$1" && exec "$2" -m factory fetch newlib'
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh", str(tmp_path), sys.executable]
    environment = {**os.environ, "FACTORY_CACHE": str(tmp_path / "cache")}
    allowed = subprocess.run(["unshare", "--map-root-user", "--mount", "true"], capture_output=True, check=False)
    if allowed.returncode:
        pytest.skip("this machine allows no private mounts")
    done = subprocess.run(command, cwd=ROOT, env=environment, text=True, capture_output=True, timeout=300, check=False)
    refused(done, ExitCode.DISK, "no space left")


@pytest.mark.build
def test_a_killed_build_is_followed_by_a_right_one(checkout: Path) -> None:
    """kill -9 at several moments of a build from nothing; the last build's image equals an undisturbed one."""
    assert factory("build", "firewall", cwd=checkout).returncode == 0
    out = checkout / "out"
    image = out / "firewall" / "firewall.elf"
    wanted = image.read_bytes()
    # Objects are taken from the cache, then compiled.
    for moment, cached in ((0.8, "on"), (1.5, "on"), (1.5, "off"), (3.0, "off"), (6.0, "off")):
        for folder in out.glob("dev-*"):
            shutil.rmtree(folder / "click" / "elements", ignore_errors=True)
        image.unlink(missing_ok=True)
        build = subprocess.Popen(
            [sys.executable, "-m", "factory", "-q", "build", "firewall", "--cache", cached], cwd=checkout,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        time.sleep(moment)
        os.kill(build.pid, signal.SIGKILL)
        build.wait()
        assert not image.exists() or image.read_bytes() == wanted
    done = factory("build", "firewall", cwd=checkout)
    assert done.returncode == 0, done.stderr
    assert image.read_bytes() == wanted


@pytest.mark.build
def test_a_damaged_cache_entry_is_made_again(checkout: Path, tmp_path: Path) -> None:
    """In a cache of its own: others use the shared one meanwhile."""
    env = {"FACTORY_CACHE": str(copy_of_cache(tmp_path / "cache", "newlib-dev-", "xen-headers-", "lib-pci-"))}
    image = checkout / "out" / "lspci" / "lspci.elf"
    done = factory("build", "lspci", env=env, cwd=checkout)
    assert done.returncode == 0, done.stderr
    before = image.read_bytes()
    used = re.search(r"lib-pci-[0-9a-f]{32}", image.with_suffix(".map").read_text())
    assert used
    entry = cache.Entry(tmp_path / "cache" / "store" / used[0])
    library = entry.path / "lib" / "libpci.a"
    data = bytearray(library.read_bytes())
    data[len(data) // 2] ^= 1
    library.unlink()  # it may be a link to the shared cache's
    library.write_bytes(data)
    image.unlink()
    assert entry.damage()
    done = factory("build", "lspci", env=env, cwd=checkout)
    assert done.returncode == 0, done.stderr
    assert f"cache entry {used[0]} is damaged" in done.stderr
    assert entry.damage(thorough=True) is None
    assert image.read_bytes() == before


@pytest.mark.build
def test_two_builds_at_once_both_succeed() -> None:
    image = OUT / "firewall" / "firewall.elf"
    image.unlink(missing_ok=True)
    commands = [
        [sys.executable, "-m", "factory", "build", "firewall"],
        [sys.executable, "-m", "factory", "build", "firewall", "--set", "queue=77"],
    ]
    running = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for command in commands
    ]
    outputs = [each.communicate(timeout=300)[0] for each in running]
    assert [each.returncode for each in running] == [0, 0], outputs
    assert factory("build", "firewall").returncode == 0
