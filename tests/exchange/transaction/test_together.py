"""Several files are written together or not at all, and whatever ends a writer halfway is finished by who comes next."""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scheduler.exchange.transaction.atomic import write_or_keep, write_together
from scheduler.exchange.transaction.outputs import NotWritten, refuse_unwritable
from scheduler.exchange.transaction.staging import MINE
from scheduler.exchange.transaction.unfinished import finish

OLD, NEW = [b"old roster", b"old wall", b"old summary"], [b"new roster" * 999, b"new wall", b"new summary"]
CALLS = ("replace", "rename", "link", "unlink", "fsync", "chmod")
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="fork")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A working copy, its wall copy and a summary, with old contents."""
    paths = [tmp_path / name for name in ("夏.xlsx", "夏-张贴.xlsx", "夏.json")]
    put(paths, OLD)
    return paths


def put(paths: list[Path], contents: list[bytes]) -> None:
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)


def contents(paths: list[Path]) -> list[bytes]:
    return [path.read_bytes() for path in paths]


def others(paths: list[Path]) -> list[str]:
    return sorted({path.name for path in paths[0].parent.iterdir()} - {path.name for path in paths})


def dying_at(call: int, write: Callable[[], None]) -> bool:
    """Whether a process that writes, and is ended before its so-manieth call that changes a folder, came to its end."""
    process = os.fork()
    if process == 0:
        left = [call]
        for name in CALLS:
            setattr(os, name, _counted(getattr(os, name), left))
        try:
            write()
        except BaseException:
            os._exit(8)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    assert code in (0, 9)
    return code == 0


def _counted(real: Any, left: list[int]) -> Any:
    def counted(*arguments: Any, **named: Any) -> Any:
        left[0] -= 1
        if left[0] == 0:
            os._exit(9)
        return real(*arguments, **named)

    return counted


@needs_fork
@pytest.mark.parametrize("is_first", [False, True], ids=["replaced", "first"])
def test_ended_at_any_step_each_file_is_whole_and_the_next_command_makes_them_one_set(files: list[Path], is_first: bool) -> None:
    """Whichever of the files the next command names. Files that were not there before are no exception."""
    call, mixed = 0, 0
    while True:
        call += 1
        if is_first:
            for path in files:
                path.unlink(missing_ok=True)
        else:
            put(files, OLD)
        before = [path.exists() and path.read_bytes() for path in files]
        is_over = dying_at(call, lambda: write_together(dict(zip(files, NEW, strict=True))))
        left = [path.exists() and path.read_bytes() for path in files]
        assert all(content in pair for content, pair in zip(left, zip(before, NEW, strict=True), strict=True)), call
        said = list(finish([files[call % 3]]))
        after = [path.exists() and path.read_bytes() for path in files]
        assert after in (before, NEW), call
        if left not in (before, NEW):
            mixed += 1
            assert "补写完成" in said[0]
            assert after == NEW
        refuse_unwritable(files[0])
        assert not others(files), call
        assert list(finish(files)) == []
        if is_over:
            break
    assert mixed >= 2
    assert contents(files) == NEW


@needs_fork
def test_files_in_two_folders_are_finished_in_each_and_the_others_named(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    paths = [tmp_path / "a" / "夏.xlsx", tmp_path / "b" / "夏.json"]
    put(paths, OLD[:2])
    call = 1
    while not dying_at(call, lambda: write_together(dict(zip(paths, NEW[:2], strict=True)))):
        if paths[0].read_bytes() != OLD[0] and paths[1].read_bytes() == OLD[1]:
            break
        list(finish(paths))
        for path in paths:
            refuse_unwritable(path)
        put(paths, OLD[:2])
        call += 1
    said = list(finish([paths[1]]))
    assert contents(paths) == NEW[:2]
    assert "补写完成" in said[0]
    assert str(paths[0]) in said[1]


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_a_rename_that_fails_takes_the_others_back(files: list[Path], failing: int, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, files[failing])
    with pytest.raises(NotWritten, match="原文件未改动"):
        write_together(dict(zip(files, NEW, strict=True)))
    assert contents(files) == OLD
    assert not others(files)


def test_without_second_names_on_the_file_system_a_copy_does(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(PermissionError()))
    refuse(monkeypatch, files[2])
    with pytest.raises(NotWritten):
        write_together(dict(zip(files, NEW, strict=True)))
    assert contents(files) == OLD
    assert not others(files)


def test_what_cannot_be_taken_back_is_said_and_finished_later(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """The first file can neither be put back; its journal stays until the process is gone."""
    refuse(monkeypatch, files[1], files[0], after=1)
    with pytest.raises(NotWritten) as caught:
        write_or_keep(dict(zip(files, NEW, strict=True)))
    assert "原文件未改动" not in str(caught.value)
    assert str(files[0]) in str(caught.value)
    assert contents(files) == [NEW[0], *OLD[1:]]
    monkeypatch.undo()
    monkeypatch.setattr("scheduler.exchange.transaction.journal.writer_lives", lambda path: False)
    assert "补写完成" in "".join(finish(files))
    assert contents(files) == NEW


def refuse(monkeypatch: pytest.MonkeyPatch, *targets: Path, after: int = 0) -> None:
    """A rename to one of the targets fails; to the second one only `after` so many times."""
    real, times = os.replace, dict.fromkeys(targets, 0)

    def replace(source: Path, target: Path) -> None:
        if target in times:
            times[target] += 1
            if target == targets[0] or times[target] > after:
                raise PermissionError(13, "open elsewhere")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)


def test_a_result_is_kept_under_another_name_beside_its_target(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, files[1])
    for number in ("", "2"):
        with pytest.raises(NotWritten) as caught:
            write_or_keep(dict(zip(files, NEW, strict=True)))
        kept = [path.with_name(f"{path.stem}-另存{number}{path.suffix}") for path in files]
        assert all(str(path) in str(caught.value) for path in kept)
        assert contents(kept) == NEW
        assert contents(files) == OLD


def test_a_result_whose_folder_is_gone_is_kept_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the planner's eyes only, since others use that folder as well."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    with pytest.raises(NotWritten, match="不存在") as caught:
        write_or_keep({tmp_path / "gone" / ("夏" * 80 + ".xlsx"): b"new"})
    (kept,) = (tmp_path / "temporary").iterdir()
    assert str(kept) in str(caught.value)
    assert kept.read_bytes() == b"new"
    assert kept.stat().st_mode & 0o077 == 0


def test_a_result_that_fits_nowhere_is_said_to_be_lost(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(NotWritten, match=r"磁盘已满.*原文件未改动\n.*结果没有留下"):
        write_or_keep(dict(zip(files, NEW, strict=True)))
    assert contents(files) == OLD
    assert not others(files)


@pytest.fixture
def halfway(files: list[Path]) -> list[Path]:
    """The working copy is new, the wall copy and the summary are still old, and whoever wrote them is no more."""
    call = 1
    while not dying_at(call, lambda: write_together(dict(zip(files, NEW, strict=True)))):
        if contents(files) == [NEW[0], *OLD[1:]]:
            return files
        list(finish(files))
        refuse_unwritable(files[0])
        put(files, OLD)
        call += 1
    pytest.fail("never halfway")


@needs_fork
def test_a_file_that_is_open_elsewhere_is_named_until_it_can_be_finished(halfway: list[Path]) -> None:
    lock = halfway[1].with_name(f"~${halfway[1].name}")
    lock.touch()
    for _ in range(2):
        (said,) = [line for line in finish(halfway) if "新旧不一" in line]
        assert str(halfway[1]) in said
        assert halfway[1].read_bytes() == OLD[1]
        assert str(halfway[2]) not in said.partition("还是旧的")[0].partition("是新的，")[2]
    lock.unlink()
    assert "补写完成" in "".join(finish(halfway))
    assert contents(halfway) == NEW
    assert not others(halfway)


@needs_fork
def test_what_a_planner_changed_meanwhile_is_left_alone_and_the_new_content_kept(halfway: list[Path]) -> None:
    halfway[1].write_bytes(b"edited")
    said = "".join(finish([halfway[0]]))
    kept = halfway[1].with_name("夏-张贴-另存.xlsx")
    assert str(kept) in said
    assert contents([*halfway, kept]) == [NEW[0], b"edited", NEW[2], NEW[1]]
    assert others(halfway) == [kept.name]


@needs_fork
def test_a_new_content_that_is_gone_leaves_the_files_named_until_they_are_written_again(halfway: list[Path]) -> None:
    for staged in halfway[0].parent.glob(".dutycover-*.tmp"):
        staged.unlink()
    for _ in range(2):
        assert "无法补写" in "".join(finish(halfway))
    write_together(dict(zip(halfway, NEW, strict=True)))
    assert list(finish(halfway)) == []
    assert not others(halfway)


@needs_fork
def test_nothing_is_finished_for_a_writer_that_lives_or_a_file_that_is_not_met(
    halfway: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(finish([halfway[0].with_name("冬.xlsx")])) == []
    with monkeypatch.context() as patch:
        patch.setattr("scheduler.exchange.transaction.journal.writer_lives", lambda path: True)
        assert list(finish(halfway)) == []
    assert contents(halfway) == [NEW[0], *OLD[1:]]
    refuse_unwritable(halfway[0].with_name("冬.xlsx"))
    assert "补写完成" in "".join(finish(halfway))
    assert contents(halfway) == NEW


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


STAGED = f"{MINE}999999999-abcdefgh.tmp"
GOOD: dict[str, Any] = {"name": "夏.xlsx", "staged": STAGED, "old": digest(OLD[0]), "new": digest(NEW[0])}


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "../夏.xlsx"},
        {"name": "sub/夏.xlsx"},
        {"name": "sub\\夏.xlsx"},
        {"name": ".profile"},
        {"name": "夏.xlsx\x1b[2J"},
        {"name": 7},
        {"name": None},
        {"staged": "夏.json"},
        {"staged": f"../{STAGED}"},
        {"staged": f"{STAGED}/.."},
        {"new": digest(b"another")},
        {"new": "x"},
        {"new": ""},
        {"old": "x"},
        {"surplus": 1},
    ],
    ids=repr,
)
def test_a_journal_that_says_what_none_of_ours_says_moves_nothing(files: list[Path], changes: dict[str, Any]) -> None:
    folder = files[0].parent
    (folder / STAGED).write_bytes(NEW[0])
    journal = folder / f"{MINE}999999999-abcdefgh.journal"
    said = [GOOD | {"name": "夏-张贴.xlsx", "staged": STAGED.replace("abcd", "dcba")}, GOOD | changes]
    journal.write_text(json.dumps({"dutycover": 1, "files": said, "others": []}))
    list(finish(files))
    assert contents(files) == OLD
    journal.write_text(json.dumps({"dutycover": 1, "files": [GOOD], "others": []}))
    list(finish(files))
    assert contents(files) == [NEW[0], *OLD[1:]]


NO_JOURNALS = ("", "[]", "{}", "null", "[" * 90_000, "x" * 200_000, '{"dutycover": 1, "files": 3, "others": []}')


@pytest.mark.parametrize("text", NO_JOURNALS, ids=range(len(NO_JOURNALS)))
def test_a_journal_that_is_none_is_left_alone(files: list[Path], text: str) -> None:
    (files[0].parent / f"{MINE}999999999-abcdefgh.journal").write_text(text)
    assert list(finish(files)) == []
    write_together(dict(zip(files, NEW, strict=True)))
    assert contents(files) == NEW


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_links_of_a_hostile_journal_are_not_followed(files: list[Path], tmp_path: Path) -> None:
    """Neither a journal, nor a new content, nor a target that is a link."""
    folder = files[0].parent
    secret = tmp_path / "secret.txt"
    secret.write_bytes(OLD[0])
    files[0].unlink()
    files[0].symlink_to(secret)
    (folder / STAGED).write_bytes(NEW[0])
    (folder / f"{MINE}999999999-abcdefgh.journal").write_text(json.dumps({"dutycover": 1, "files": [GOOD], "others": []}))
    list(finish([folder / "夏.xlsx", secret]))
    assert secret.read_bytes() == OLD[0]


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_a_link_goes_on_leading_to_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "夏.xlsx").symlink_to(Path("sub") / "real.xlsx")
    write_together({tmp_path / "夏.xlsx": b"new"})
    assert (tmp_path / "夏.xlsx").is_symlink()
    assert (tmp_path / "sub" / "real.xlsx").read_bytes() == b"new"
