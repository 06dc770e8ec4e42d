"""The settings file: which one is read, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from factory import settings
from factory.errors import ExitCode, FactoryError
from factory.settings import Settings

pytestmark = pytest.mark.unit


def test_the_files_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTORY_SETTINGS", raising=False)
    monkeypatch.setattr(settings, "ROOT", tmp_path / "checkout")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings.read() == Settings()
    places = (tmp_path / "factory" / "settings.toml", tmp_path / "checkout" / "factory.toml", tmp_path / "own.toml")
    for number, path in enumerate(places, 1):
        path.parent.mkdir(exist_ok=True)
        path.write_text(f'[build]\ncache_limit = "{number}G"\n')
        if path.name == "own.toml":
            monkeypatch.setenv("FACTORY_SETTINGS", str(path))
        assert settings.read().limit() == number << 30


def test_on_off_and_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTORY_CACHE", str(tmp_path))
    assert Settings().objects() == tmp_path / "objects"
    assert Settings(cache="off").objects() is None
    assert Settings(cache="off").place("ccache") == tmp_path / "ccache"
    assert Settings(cache="/x").objects() == Path("/x/objects")
    assert settings.decode(Settings(cache="/x", push=True).encoded()) == Settings(cache="/x", push=True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[build", "no TOML"),
        ("[biuld]", r"no settings \[biuld\]"),
        ("build = 1", "no table"),
        ("[build]\ncahce = 'on'", "no setting 'cahce'"),
        ("[build]\npush = 'yes'", "push is true or false"),
        ("[build]\ncache = true", "cache is a text"),
        ("[build]\ncache = ''", "cache is empty"),
        ("[build]\ncache_limit = 'much'", "cache_limit is 'much'"),
        ("[build]\ncache_limit = '0G'", "cache_limit is '0G'"),
        ("[build]\nremote = 'ftp://x/'", "no address of HTTP"),
        ("[build]\nlauncher = 'distc'", "no launcher 'distc'"),
    ],
)
def test_what_is_wrong_is_said(text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text)
    monkeypatch.setenv("FACTORY_SETTINGS", str(path))
    with pytest.raises(FactoryError, match=message) as failure:
        settings.read()
    assert (failure.value.code, failure.value.where) == (ExitCode.CONFIG, str(path))


def test_a_named_file_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTORY_SETTINGS", str(tmp_path / "none.toml"))
    with pytest.raises(FactoryError, match="read the settings"):
        settings.read()
