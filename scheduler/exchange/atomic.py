"""Files are replaced whole or not at all: whoever reads sees the old content or the new, never half of it."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


class NotWritten(Exception):
    """The target could not be written; what was there before is untouched. The text is for the planner."""


def refuse_outputs(outputs: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Raises `NotWritten` for an output that is an input or another output, or that cannot be written."""
    known = {path.resolve() for path in inputs}
    for path in outputs:
        if path.resolve() in known:
            raise NotWritten(f"无法写入「{path}」：它是输入文件，或与另一输出文件同名；请换一个文件名")
        known.add(path.resolve())
        refuse_unwritable(path)


def refuse_unwritable(path: Path) -> None:
    """Raises `NotWritten` where `replace_file` could not write; for asking before work that takes long."""
    _refuse_open(path)
    _beside(path).unlink()


def replace_file(path: Path, content: bytes) -> None:
    """Write `content` beside `path`, then move it into place in one step."""
    _refuse_open(path)
    temporary = _beside(path)
    try:
        temporary.write_bytes(content)
        temporary.chmod(_mode(path))
        os.replace(temporary, path)
    except PermissionError as error:
        raise NotWritten(f"无法写入「{path}」：文件正被其他程序打开，或没有写权限；原文件未改动") from error
    except OSError as error:
        raise NotWritten(f"无法写入「{path}」：{error.strerror or error}；原文件未改动") from error
    finally:
        temporary.unlink(missing_ok=True)


def _refuse_open(path: Path) -> None:
    """Excel and LibreOffice leave a lock file beside a workbook that they have open."""
    if path.is_dir():
        raise NotWritten(f"无法写入「{path}」：这是一个文件夹")
    for lock in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if lock.exists():
            raise NotWritten(
                f"无法写入「{path}」：文件正在其他程序中打开，请关闭后重试（若确未打开，请删除「{lock.name}」）；原文件未改动"
            )
    if path.exists() and not os.access(path, os.W_OK):
        raise NotWritten(f"无法写入「{path}」：文件为只读；原文件未改动")


def _beside(path: Path) -> Path:
    if not path.parent.is_dir():
        raise NotWritten(f"无法写入「{path}」：文件夹「{path.parent}」不存在")
    try:
        handle, name = tempfile.mkstemp(prefix=".dutycover-", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise NotWritten(f"无法写入「{path}」：文件夹「{path.parent}」不可写；原文件未改动") from error
    os.close(handle)
    return Path(name)


def _mode(path: Path) -> int:
    """The permissions of the file replaced, else those of any new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
