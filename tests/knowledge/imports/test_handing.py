"""Files of the operator's own machine: a folder, an archive and single files make the jobs that uploads make."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest

from core.errors import Conflict, FileTooLarge, InvalidInput, NotFound, UnreadableFile
from knowledge.imports.following import follow
from knowledge.imports.handing import handed_in
from knowledge.imports.jobs import Order
from knowledge.imports.views import DocumentCounts, FileState, JobState, JobView
from knowledge.lifecycle import OPERATOR, State
from knowledge.procedure import PlainDocument
from knowledge.store import KnowledgeStore
from knowledge.views import Filters
from tests.knowledge.imports.conftest import Office
from tests.knowledge.parsing.packed import FIXTURES, docx, p, zipped
from tests.knowledge.test_importing import line

TODAY = date(2026, 11, 22)


def folder(root: Path) -> Path:
    """Two good files and three bad ones."""
    files = root / "files"
    files.mkdir()
    docx(files / "여권.docx", p("여권은 구청에서 받습니다."))
    (files / "수당.jsonl").write_text(f"{line('w1')}\n{line('w2')}\n", "utf-8")
    (files / "틀림.jsonl").write_text(f"{line('w3')}\n{{\n", "utf-8")
    (files / "빈.txt").write_bytes(b"")
    (files / "그림.png").write_bytes(b"\x89PNG")
    return files


async def handed(office: Office, path: Path, *, publish: bool = True) -> JobView:
    files = await asyncio.to_thread(handed_in, office.imports.shelf, path, office.rules.limits)
    return await office.imports.start(files, Order("guide", OPERATOR, publish))


async def imported(office: Office, path: Path, *, publish: bool = True) -> JobView:
    job = await handed(office, path, publish=publish)
    await office.runner.run_pending()
    return await office.imports.job(job.id)


async def test_good_files_are_loaded_and_bad_ones_named(office: Office, store: KnowledgeStore, tmp_path: Path) -> None:
    job = await imported(office, folder(tmp_path))
    assert (job.publish, job.author, job.documents) == (True, OPERATOR.name, DocumentCounts(3, 0, 0, 3))
    failed = {file.name: file.error for file in await office.files(job.id) if file.error}
    assert {name: error.code for name, error in failed.items()} == {
        "그림.png": "file_unknown_format", "빈.txt": "file_empty", "틀림.jsonl": "invalid_input",
    }  # fmt: skip
    assert "line 2: is no JSON" in failed["틀림.jsonl"].message
    page = await store.page(Filters(collection="guide"))
    assert {item.id: item.state for item in page.items} == dict.fromkeys(("w1", "w2", "여권.docx"), State.PUBLISHED)


async def test_importing_again_changes_only_what_changed(office: Office, tmp_path: Path) -> None:
    files = folder(tmp_path)
    await imported(office, files)
    docx(files / "여권.docx", p("여권은 구청에서 받습니다."))
    assert (await imported(office, files)).documents == DocumentCounts(0, 0, 3, 0)
    docx(files / "여권.docx", p("여권은 시청에서 받습니다."))
    assert (await imported(office, files)).documents == DocumentCounts(0, 1, 2, 1)


async def test_what_was_drafted_is_published_by_importing_it_again(office: Office, tmp_path: Path) -> None:
    files = folder(tmp_path)
    assert (await imported(office, files, publish=False)).documents == DocumentCounts(3, 0, 0, 0)
    assert (await imported(office, files)).documents == DocumentCounts(0, 0, 3, 3)


async def test_a_file_in_an_archive_is_the_one_in_the_folder(office: Office, tmp_path: Path) -> None:
    files = folder(tmp_path)
    await imported(office, files)
    members = {path.name: path.read_bytes() for path in sorted(files.iterdir())}
    job = await imported(office, zipped(tmp_path / "a.zip", members))
    assert (job.documents, job.files[FileState.FAILED]) == (DocumentCounts(0, 0, 3, 0), 3)


async def test_a_citation_says_where_it_stands(office: Office, store: KnowledgeStore) -> None:
    await imported(office, FIXTURES / "guide.hwpx")
    passages = await store.document("guide.hwpx", as_of=TODAY, language="ko")
    assert {passage.title for passage in passages} == {"전입신고 안내"}
    assert [(passage.text, passage.sources[0].article) for passage in passages[-3:]] == [
        (
            "구분: 재발급\n수수료 방문: 5,000원\n수수료 온라인: 4,500원",
            "guide.hwpx, 제2장 신고 > 제5조(기한) > ②, 표 1, 3행",
        ),
        ("구분: 재발급\n수수료 방문 · 수수료 온라인: 무료", "guide.hwpx, 제2장 신고 > 제5조(기한) > ②, 표 1, 4행"),
        ("끝.", "guide.hwpx, 제2장 신고 > 제5조(기한) > ②"),
    ]


async def test_the_text_to_edit_is_all_that_the_passages_say(office: Office, store: KnowledgeStore) -> None:
    await imported(office, FIXTURES / "guide.hwpx", publish=False)
    opened = (await store.detail("guide.hwpx")).open
    assert opened is not None
    content = opened.content
    assert isinstance(content, PlainDocument)
    assert opened.summary.state is State.DRAFT
    assert content.text == "\n".join(part.text for part in content.parts)


async def test_lines_of_the_operators_may_be_larger_than_an_upload(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "많음.jsonl"
    path.write_text("".join(f"{line(f'w{at}', text='가' * 4_000)}\n" for at in range(100)), "utf-8")
    assert path.stat().st_size > office.rules.limits.file_bytes
    assert (await imported(office, path)).documents == DocumentCounts(100, 0, 0, 100)


async def test_nothing_is_handed_in_where_there_is_nothing(office: Office, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        await handed(office, tmp_path / "a.zip")
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".DS_Store").write_bytes(b"x")
    with pytest.raises(InvalidInput, match="holds no file"):
        await handed(office, tmp_path / "empty")
    many = tmp_path / "many"
    many.mkdir()
    for number in range(office.rules.limits.files + 1):
        (many / f"{number}.txt").write_text("글", "utf-8")
    with pytest.raises(FileTooLarge, match="import it in parts"):
        await handed(office, many)
    assert (await office.imports.jobs()).total == 0


async def test_a_job_is_followed_from_its_files_to_its_end(office: Office, tmp_path: Path) -> None:
    job = await handed(office, folder(tmp_path))
    seen: list[JobView] = []
    done = await follow(office.imports, office.runner, job.id, seen.append)
    assert (done.state, done.progress) == (JobState.DONE, 1.0)
    assert seen[-1] == done
    assert [view.progress for view in seen] == sorted(view.progress for view in seen)


async def test_a_job_that_another_process_does_is_followed_too(office: Office, tmp_path: Path) -> None:
    job = await handed(office, folder(tmp_path))
    idle = office.again()
    async with asyncio.TaskGroup() as tasks:
        following = tasks.create_task(follow(idle.imports, idle.runner, job.id, lambda _: None))
        await office.runner.run_pending()
    assert following.result().state == JobState.DONE


async def test_only_where_its_files_lie_a_job_is_gone_on_with(office: Office, tmp_path: Path) -> None:
    job = await handed(office, folder(tmp_path))
    assert await office.imports.resumable(job.id) == job
    elsewhere = Office(office.sessions, office.store, office.calendar, tmp_path / "elsewhere")
    with pytest.raises(Conflict, match="another folder"):
        await elsewhere.imports.resumable(job.id)
    with pytest.raises(NotFound):
        await office.imports.resumable(99)
