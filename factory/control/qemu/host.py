"""The guests that are QEMU processes of this user."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from factory import files
from factory.control.folders import run_root
from factory.control.guest import Host, name_taken, no_guest
from factory.control.model import GuestConfig, GuestInfo, check_name
from factory.control.qemu import move
from factory.control.qemu.folder import Folder, claimed, known, lives
from factory.control.qemu.guest import QemuGuest
from factory.control.qemu.start import start
from factory.errors import ExitCode, FactoryError, disk_error, disk_errors


class QemuHost(Host):
    """root: the folder that knows the guests; by default the user's."""

    kind = "qemu"

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or run_root() / "qemu"

    def guests(self) -> tuple[QemuGuest, ...]:
        return tuple(QemuGuest(folder) for folder in known(self.root))

    def infos(self) -> tuple[GuestInfo, ...]:
        return tuple(guest.info() for guest in self.guests())

    def get(self, name: str) -> QemuGuest:
        found = self.guests()
        for guest in found:
            if guest.name == name or (name.isdigit() and guest.folder.pid() == int(name)):
                return guest
        raise no_guest(name, [guest.name for guest in found])

    def create(self, config: GuestConfig, *, paused: bool = False, fast: bool = False) -> QemuGuest:
        if fast:
            raise FactoryError("--fast is a way of Xen", hint="QEMU has no slow one", code=ExitCode.USAGE)
        check_name(config.name)
        if config.memory < 2 << 20 or config.memory % (1 << 20):
            raise FactoryError("a guest on QEMU has 2 MB or more, in whole megabytes", code=ExitCode.USAGE)
        if not config.image.is_file():
            raise FactoryError("there is no such image", where=config.image, code=ExitCode.USAGE)
        with claimed(self.root, config.name) as path:
            folder = self._new(path, config)
            try:
                with disk_errors("copy the image", folder.config.image):
                    shutil.copyfile(config.image, folder.config.image)
                folder.write()
                start(folder.config, folder.place, paused=paused)
            except BaseException:
                self._undo(folder)
                raise
        return QemuGuest(folder)

    def restore(self, file: Path, *, name: str = "", paused: bool = False) -> QemuGuest:
        try:
            stream = file.open("rb", buffering=0)
        except OSError as error:
            raise disk_error(error, "read the saved guest", file) from None
        with stream:
            config, image = move.read_header(stream, file)
            config = replace(config, name=check_name(name or config.name))
            with claimed(self.root, config.name) as path:
                folder = self._new(path, config)
                try:
                    files.write(folder.config.image, image)
                    folder.write()
                    move.receive(folder.config, folder.place, stream.fileno(), paused=paused)
                except BaseException:
                    self._undo(folder)
                    raise
        return QemuGuest(folder)

    def _new(self, path: Path, config: GuestConfig) -> Folder:
        if lives(path):
            raise name_taken(config.name)
        files.remove(path)
        with disk_errors("make the guest's folder", path):
            path.mkdir(parents=True)
        return Folder(path, replace(config, image=path / "image.elf"))

    def _undo(self, folder: Folder) -> None:
        folder.kill()
        files.remove(folder.path)
