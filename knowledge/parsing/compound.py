"""OLE compound files: folders and streams in one file, as HWP 5 and old Office write them."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Protocol, cast

from core.errors import FileDamaged
from knowledge.parsing.draft import SourceFile


class _Ole(Protocol):
    def exists(self, filename: str) -> bool: ...
    def openstream(self, filename: str) -> IO[bytes]: ...
    def listdir(self) -> list[list[str]]: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Compound:
    """An open one."""

    ole: _Ole
    file: SourceFile

    @property
    def names(self) -> tuple[str, ...]:
        """`BodyText/Section0` and so on."""
        return tuple("/".join(parts) for parts in self.ole.listdir())

    def has(self, name: str) -> bool:
        return self.ole.exists(name)

    def read(self, name: str) -> bytes:
        """Raises `FileDamaged`."""
        try:
            return self.ole.openstream(name).read()
        except (OSError, ValueError, IndexError, TypeError) as error:
            raise FileDamaged(f"{self.file.shown}: `{name}` is damaged: save the file again") from error


@contextmanager
def open_compound(file: SourceFile) -> Generator[Compound]:
    """Raises `FileDamaged`."""
    import olefile

    try:
        ole = cast("_Ole", olefile.OleFileIO(str(file.path)))
    except (OSError, ValueError, IndexError, TypeError) as error:
        raise FileDamaged(f"{file.shown} is damaged: open it where it was written and save it again") from error
    try:
        yield Compound(ole, file)
    finally:
        ole.close()
