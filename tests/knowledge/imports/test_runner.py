"""Jobs: files into drafts, again and again, across crashes and cancellations."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from core.errors import Conflict
from knowledge.imports.runner import MOST_ATTEMPTS
from knowledge.imports.tables import ImportFileRow
from knowledge.imports.views import FileState, JobState
from knowledge.lifecycle import OPERATOR, Actor, State
from knowledge.store import KnowledgeStore
from knowledge.views import Filters
from tests.knowledge.conftest import CURATOR, seen
from tests.knowledge.imports.conftest import NOTICE, Office, packed

OTHER = "# 여권\n\n여권은 구청에서 신청합니다.\n"


async def _drafts(store: KnowledgeStore) -> dict[str, State]:
    return {item.id: item.state for item in (await store.page(Filters())).items}


async def test_files_become_drafts_and_nothing_publishes_itself(office: Office, store: KnowledgeStore) -> None:
    job = await office.hands_in({"전입.md": NOTICE, "여권.md": OTHER})
    assert (job.state, job.files, job.progress) == (JobState.QUEUED, {FileState.RECEIVED: 2}, 0.0)
    await office.runner.run_pending()
    job = await office.imports.job(job.id)
    assert (job.state, job.files, job.progress) == (JobState.DONE, {FileState.IMPORTED: 2}, 1.0)
    assert await _drafts(store) == {"여권": State.DRAFT, "전입": State.DRAFT}
    assert await store.revision() == 0
    file = (await office.files(job.id))[1]
    assert (file.document_id, file.version, file.title, file.format) == ("전입", 1, "전입신고 안내", "markdown")
    assert {entry.actor for entry in await store.audit("전입")} == {CURATOR.name}


async def test_an_archive_gives_its_place_to_its_members(office: Office) -> None:
    files = await office.imported({
        "자료.zip": packed({"안내/전입.md": NOTICE, "../../etc/나감.md": OTHER, "빈.md": "", ".DS_Store": "x"}),
    })  # fmt: skip
    assert [(file.name, file.state, file.error and file.error.code) for file in files] == [
        ("../../etc/나감.md", FileState.FAILED, "unreadable_file"),
        ("빈.md", FileState.FAILED, "file_empty"),
        ("안내/전입.md", FileState.IMPORTED, None),
    ]


async def test_one_bad_file_of_many_loses_nothing_else(office: Office) -> None:
    good = {f"안내-{number}.md": f"{NOTICE}\n{number}번 안내입니다.\n" for number in range(3)}
    files = await office.imported({**good, "그림.md": b"\x89PNG\r\n\x1a\n\x00", "줄.jsonl": '{"id": 1}'})
    assert {file.name: file.error.code for file in files if file.error} == {
        "그림.md": "file_unknown_format", "줄.jsonl": "invalid_input",
    }  # fmt: skip
    assert [file.state for file in files].count(FileState.IMPORTED) == 3


async def test_the_same_file_again_is_unchanged_and_is_not_read_again(office: Office, store: KnowledgeStore) -> None:
    [first] = await office.imported({"전입.md": NOTICE})
    detail = await store.detail("전입")
    assert detail.open is not None
    changed = detail.open.content.model_copy(update={"title": "전입신고 (고침)"})
    await store.edit(changed, CURATOR, seen=seen(detail))
    unreadable = replace(office.rules, limits=replace(office.rules.limits, wall_seconds=0.0))
    later = replace(office.again(), rules=unreadable)
    [again] = await later.imported({"전입.md": NOTICE})
    assert (again.state, again.document_id, again.version) == (FileState.UNCHANGED, "전입", first.version)
    assert (await store.detail("전입")).versions[0].title == "전입신고 (고침)"


async def test_a_changed_file_of_the_same_name_is_the_next_draft(office: Office, store: KnowledgeStore) -> None:
    await office.imported({"전입.md": NOTICE})
    [file] = await office.imported({"전입.md": NOTICE.replace("14일", "30일")})
    assert (file.state, file.version) == (FileState.IMPORTED, 1)  # nobody had submitted the first one
    detail = await store.detail("전입")
    submitted = await store.submit("전입", CURATOR, seen=seen(detail))
    await store.publish("전입", OPERATOR, seen=seen(submitted))
    [file] = await office.imported({"전입.md": NOTICE.replace("14일", "60일")})
    detail = await store.detail("전입")
    assert (file.version, [version.state for version in detail.versions]) == (2, [State.DRAFT, State.PUBLISHED])


@pytest.mark.parametrize(("deed", "told"), [("edit", "changed by hand"), ("submit", "being reviewed")])
async def test_no_work_of_a_person_is_written_over(office: Office, store: KnowledgeStore, deed: str, told: str) -> None:
    await office.imported({"전입.md": NOTICE})
    detail = await store.detail("전입")
    assert detail.open is not None
    if deed == "edit":
        await store.edit(detail.open.content.model_copy(update={"title": "고침"}), CURATOR, seen=seen(detail))
    else:
        await store.submit("전입", CURATOR, seen=seen(detail))
    [file] = await office.imported({"전입.md": NOTICE.replace("14일", "30일")})
    assert file.error is not None
    assert (file.state, told in file.error.message) == (FileState.FAILED, True)


async def test_two_files_of_one_name_do_not_swallow_each_other(office: Office) -> None:
    first, second = await office.imported({"안내/여권.md": OTHER, "안내 여권.md": NOTICE})
    assert {first.state, second.state} == {FileState.IMPORTED, FileState.FAILED}
    [error] = [file.error for file in (first, second) if file.error]
    assert "same name" in error.message


async def test_another_curators_draft_stays_his(office: Office) -> None:
    await office.imported({"전입.md": NOTICE})
    [file] = await office.imported({"전입.md": OTHER}, Actor("9", "Han", CURATOR.roles))
    assert file.error is not None
    assert "worked on by Kim" in file.error.message


async def test_a_withdrawn_document_comes_back_as_a_new_version(office: Office, store: KnowledgeStore) -> None:
    await office.imported({"전입.md": NOTICE})
    await store.discard("전입", CURATOR, seen=seen(await store.detail("전입")), reason="잘못")
    [file] = await office.imported({"전입.md": NOTICE})
    assert (file.state, file.version) == (FileState.IMPORTED, 2)


async def test_a_job_goes_on_where_it_was_stopped(office: Office) -> None:
    job = await office.hands_in({"1.md": OTHER, "2.md": NOTICE, "3.md": "# 셋\n\n세 번째입니다."})
    async with asyncio.TaskGroup() as group:
        running = group.create_task(office.runner.run_pending())
        await _until_it_reads(office, "2.md")
        running.cancel()
    states = {file.name: file.state for file in await office.files(job.id)}
    assert states == {"1.md": FileState.IMPORTED, "2.md": FileState.WAITING, "3.md": FileState.WAITING}
    assert (await office.imports.job(job.id)).state == JobState.RUNNING

    after = office.again()
    await after.runner.run_pending()
    assert [file.state for file in await after.files(job.id)] == [FileState.IMPORTED] * 3
    assert await _attempts(office) == {"1.md": 1, "2.md": 1, "3.md": 1}


async def test_a_job_goes_on_where_a_dying_process_left_it(office: Office) -> None:
    job = await office.hands_in({"1.md": OTHER, "2.md": NOTICE})
    async with office.sessions.begin() as session:
        await session.execute(update(ImportFileRow).values(state=FileState.WAITING))
        dying = update(ImportFileRow).where(ImportFileRow.name == "2.md")
        await session.execute(dying.values(state=FileState.READING, attempts=1))
    await office.runner.run_pending()
    assert [file.state for file in await office.files(job.id)] == [FileState.IMPORTED] * 2
    assert await _attempts(office) == {"1.md": 1, "2.md": 2}


async def test_a_file_that_kills_the_service_is_given_up(office: Office) -> None:
    job = await office.hands_in({"1.md": NOTICE})
    async with office.sessions.begin() as session:
        await session.execute(update(ImportFileRow).values(state=FileState.READING, attempts=MOST_ATTEMPTS))
    await office.runner.run_pending()
    [file] = await office.files(job.id)
    assert file.error is not None
    assert file.error.code == "file_parser_stopped"
    assert (await office.imports.job(job.id)).state == JobState.FAILED


async def test_a_cancelled_job_stops_in_the_middle_of_a_file(office: Office) -> None:
    job = await office.hands_in({"1.md": OTHER, "2.md": NOTICE, "3.md": "# 셋\n\n세 번째입니다."})
    async with asyncio.TaskGroup() as group:
        group.create_task(office.runner.run_pending())
        await _until_it_reads(office, "2.md")
        assert (await office.imports.job(job.id)).reading == "2.md"
        cancelled = await office.imports.cancel(job.id)
    assert cancelled.state == JobState.CANCELLED
    states = [file.state for file in await office.files(job.id)]
    assert states == [FileState.IMPORTED, FileState.CANCELLED, FileState.CANCELLED]
    with pytest.raises(Conflict):
        await office.imports.cancel(job.id)

    await office.imports.retry(job.id)
    await office.runner.run_pending()
    assert [file.state for file in await office.files(job.id)] == [FileState.IMPORTED] * 3


async def test_one_process_works_at_a_time(office: Office) -> None:
    job = await office.hands_in({"1.md": NOTICE})
    with office.imports.shelf.claimed() as is_ours:
        assert is_ours
        await office.again().runner.run_pending()
        assert (await office.imports.job(job.id)).state == JobState.QUEUED
    await office.again().runner.run_pending()
    assert (await office.imports.job(job.id)).state == JobState.DONE


async def test_jobs_of_another_shelf_are_left_alone(office: Office) -> None:
    job = await office.hands_in({"1.md": NOTICE})
    elsewhere = replace(office.again(), folder=office.folder.with_name("elsewhere"))
    await elsewhere.runner.run_pending()
    assert (await office.imports.job(job.id)).state == JobState.QUEUED


async def test_lines_of_many_documents_are_one_file(office: Office, store: KnowledgeStore) -> None:
    lines = '{"id": "a", "title": "가", "text": "가입니다."}\n{"id": "b", "title": "나", "text": "나입니다."}'
    [file] = await office.imported({"줄.jsonl": lines})
    assert (file.state, file.documents, file.document_id, set(await _drafts(store))) == (
        FileState.IMPORTED, 2, None, {"a", "b"},
    )  # fmt: skip
    [again] = await office.imported({"줄.jsonl": lines})
    assert again.state == FileState.UNCHANGED


async def test_uploaded_files_go_when_their_time_is_over(office: Office) -> None:
    [file] = await office.imported({"전입.md": NOTICE})
    job = (await office.imports.jobs()).items[0]
    path, _ = await office.imports.original(job.id, file.id)
    assert path.read_text("utf-8") == NOTICE
    office.calendar.pass_days(29)
    assert await office.imports.forget_originals() == 0
    assert path.exists()
    office.calendar.pass_days(2)
    assert await office.imports.forget_originals() == 1
    [file] = await office.files(job.id)
    assert (path.exists(), file.has_original, file.can_propose) == (False, False, False)
    assert await office.imports.forget_originals() == 0


async def test_a_file_that_a_younger_job_needs_stays(office: Office) -> None:
    [file] = await office.imported({"전입.md": NOTICE})
    office.calendar.pass_days(20)
    await office.imported({"전입.md": NOTICE})
    old, young = reversed((await office.imports.jobs()).items)
    path, _ = await office.imports.original(old.id, file.id)
    office.calendar.pass_days(15)
    assert await office.imports.forget_originals() == 1
    assert path.exists()
    assert [file.has_original for file in await office.files(young.id)] == [True]


async def _until_it_reads(office: Office, name: str) -> None:
    """Returns once the parser reads the file of that name."""
    query = select(ImportFileRow.state).where(ImportFileRow.name == name)
    state = ""
    while state != FileState.READING or office.imports.work.file_name != name:
        async with office.sessions() as session:
            state = await session.scalar(query)


async def _attempts(office: Office) -> dict[str, int]:
    async with office.sessions() as session:
        rows = await session.execute(select(ImportFileRow.name, ImportFileRow.attempts))
        return dict(rows.all())
