"""A document comes in, one person makes a procedure of it, another publishes it; it is said until it is withdrawn."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Generator

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from playwright.async_api import Browser, FilePayload, Locator, Page, expect

from app.settings import CHECKOUT
from bench.serving import Served, served
from knowledge.bundle import Bundle, fingerprint, packed, public_key, unpacked
from tests.browser.axe import grave_violations
from tests.browser.chromium import loopback_settings
from tests.browser.narrow import PHONE, too_wide_for_a_phone
from tests.browser.people import NEW_PASSWORD, opens, signs_in

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(600)]

TITLE = "별빛도서관 밤샘 열람실"
NOTICE = f"""# {TITLE} 안내

## 이용 대상

별빛도서관 회원증이 있는 19세 이상 시민

## 신청 기한

별빛도서관 밤샘 열람실은 이용 3일 전까지 신청해야 합니다.

## 구비서류

- 회원증
- 신분증

## 이용료

한 번에 2,000원
"""
MOST_STOPS = 60
NAMED = """name => {
  const { ariaLabel, labels, innerText } = document.activeElement;
  const names = [ariaLabel, ...[...(labels ?? [])].map((label) => label.innerText), innerText];
  return names.some((one) => (one ?? "").replace("*", "").trim() === name);
}"""
LOADING = re.compile("불러오고 있어요|Loading")
QUESTION = "별빛도서관 밤샘 열람실은 언제까지 신청하나요?"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    """Without voice and starter set: one other procedure is published."""
    folder = tmp_path_factory.mktemp("curation")
    settings = loopback_settings(folder).model_copy(update={"voice": False, "load_starter": False})
    other = folder / "여권.md"
    other.write_text("# 여권 재발급\n\n여권은 구청 여권과에서 다시 발급받습니다. 수수료는 53,000원입니다.\n", "utf-8")
    command = [sys.executable, "-m", "app.cli", "knowledge", "import", str(other), "--collection", "complaints"]
    subprocess.run(["env", f"MADANG_VAR_DIR={folder}", *command, "--publish"], cwd=CHECKOUT, check=True)
    with served(settings) as running:
        yield running


async def test_a_document_becomes_a_procedure_that_is_said_until_it_is_withdrawn(
    service: Served, browser: Browser
) -> None:
    curator = await _signed_in(browser, service, "curator", "/curate/tools/imports")
    await _imports(curator)
    await _proposes(curator)
    await _names_the_section_that_answers(curator)
    await _submits(curator)
    approver = await _signed_in(browser, service, "approver", "/curate")
    await _publishes(approver)

    citizen = (await opens(browser, f"{service.url}/talk/complaints")).page
    await _asks(citizen)
    await expect(_log(citizen)).to_contain_text("3일 전까지")
    await expect(_log(citizen)).to_contain_text("신청 기한")  # the place in the document

    await _withdraws(approver)
    later = (await opens(browser, f"{service.url}/talk/complaints")).page
    await _asks(later)
    await expect(_log(later)).to_contain_text("확인된 자료가 없어")

    await _every_page_is_accessible(curator)
    await curator.evaluate("() => localStorage.setItem('madang.language', 'en')")
    await curator.set_viewport_size(PHONE)
    await curator.reload()
    await _every_page_is_accessible(curator)


async def test_a_procedure_is_begun_mended_and_submitted_by_keyboard_alone(service: Served, browser: Browser) -> None:
    page = await _signed_in(browser, service, "curator", "/curate")
    await _begins_by_keyboard(page)
    problem = "항목 1: 한국어로 써 주세요."
    await _goes_to(page, problem)
    await page.keyboard.press("Enter")
    await _types_into(page, "한국어", "달빛정원은 밤에도 쓸 수 있는 정원입니다.")
    await expect(page.get_by_role("button", name=problem)).to_have_count(0)
    await _goes_to(page, "새 출처")
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("종류", exact=True)).to_be_focused()
    await page.keyboard.press("Tab")
    await _types_into(page, "이름", "달빛정원 운영 공고")
    await _is_accessible(page)
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_text("승인을 요청했어요").first).to_be_visible()
    await expect(page.get_by_text("님이").filter(has_text="승인을 요청했어요")).to_be_focused()
    await expect(page.get_by_role("region", name="무엇")).to_be_visible()
    await expect(page.get_by_role("region", name="기한")).to_have_count(0)  # of the template, and never begun


async def _begins_by_keyboard(page: Page) -> None:
    await expect(page.get_by_role("button", name="새 문서")).to_be_visible()
    await _goes_to(page, "새 문서")
    await page.keyboard.press("Enter")
    await _types_into(page, "제목", "달빛정원")
    await _goes_to(page, "분야")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await _goes_to(page, "만들고 쓰기 시작")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1, name="달빛정원")).to_be_visible()
    await expect(page.locator("#main")).to_be_focused()


async def _types_into(page: Page, name: str, text: str) -> None:
    """Into the field of that name, which has the focus."""
    await expect(page.locator(":focus")).to_have_accessible_name(name)
    await page.keyboard.type(text)


async def _goes_to(page: Page, name: str, *, back: bool = False) -> None:
    """With the tabulator, stop by stop, to what is called `name`."""
    passed: list[str] = []
    for _ in range(MOST_STOPS):
        await page.keyboard.press("Shift+Tab" if back else "Tab")
        if await page.evaluate(NAMED, name):
            return
        passed.append(await page.evaluate("() => document.activeElement.ariaLabel ?? document.activeElement.innerText"))
    pytest.fail(f"`{name}` was not reached by keyboard, only {passed}")


async def test_a_bundle_is_looked_at_and_taken_in_as_drafts(service: Served, browser: Browser) -> None:
    page = await _signed_in(browser, service, "admin", "/curate/tools/bundles")
    answer = await page.context.request.get(f"{service.url}/api/bundles/complaints.zip")
    await _chooses(page, FilePayload(name="ours.zip", mimeType="application/zip", buffer=await answer.body()))
    await expect(page.get_by_text("이 서비스의 키")).to_be_visible()
    await expect(page.get_by_role("button", name="초안 0건 들이기")).to_be_disabled()
    theirs, key = _of_another_service(await answer.body())
    await _chooses(page, FilePayload(name="theirs.zip", mimeType="application/zip", buffer=theirs))
    await expect(page.get_by_text(fingerprint(key))).to_be_visible()
    await _is_accessible(page)
    take = page.get_by_role("button", name="초안 1건 들이기")
    await expect(take).to_be_disabled()
    await page.get_by_role("checkbox", name="보낸 쪽이 알려 준 지문과").check()
    await take.click()
    await expect(page.get_by_text("초안 1건이 들어왔어요.")).to_be_visible()
    await _is_accessible(page)
    broken = FilePayload(name="broken.zip", mimeType="application/zip", buffer=theirs[:200])
    await _chooses(page, broken)
    await expect(page.get_by_role("alert").filter(has_text="온전한 묶음이 아니에요")).to_be_visible()


async def _chooses(page: Page, bundle: FilePayload) -> None:
    await page.locator("input[type=file]").set_input_files(bundle)
    await page.get_by_role("button", name="살펴보기").click()


def _of_another_service(ours: bytes) -> tuple[bytes, str]:
    """A published document under another id, signed by a key of its own."""
    bundle = unpacked(ours, trusted=None)
    old = next(row["document_id"] for row in bundle.versions if row["state"] == "published")
    [document] = [row for row in bundle.documents if row["id"] == old]
    versions = [
        {**row, "document_id": "other", "content": row["content"].replace(f'"{old}"', '"other"')}
        for row in bundle.versions
        if row["document_id"] == old
    ]
    key = Ed25519PrivateKey.generate()
    theirs = Bundle(bundle.collection, bundle.made_at, [{**document, "id": "other"}], versions, [])
    return packed(theirs, key), public_key(key)


async def _signed_in(browser: Browser, service: Served, name: str, path: str) -> Page:
    page = (person := await opens(browser, f"{service.url}{path}")).page
    again = await page.request.post(f"{service.url}/api/session", data={"name": name, "password": NEW_PASSWORD})
    if again.ok:
        await page.reload()
    else:
        await signs_in(person, service.passwords[name], name)
    return page


async def _imports(page: Page) -> None:
    await page.get_by_role("combobox", name="분야").click()
    await page.get_by_role("option", name="민원·행정 절차").click()
    good = FilePayload(name="별빛도서관.md", mimeType="text/markdown", buffer=NOTICE.encode())
    bad = FilePayload(name="그림.pdf", mimeType="application/pdf", buffer=b"\x89PNG\r\n\x1a\n\x00")
    await page.locator("input[type=file]").first.set_input_files([good, bad])
    await _is_accessible(page)
    await page.get_by_role("button", name="불러오기", exact=True).click()
    await expect(page.get_by_text("초안을 살펴보고 승인을 요청해 주세요.")).to_be_visible()
    await expect(page.get_by_text("읽을 수 있는 형식이 아니에요.")).to_be_visible()
    await _is_accessible(page)


async def _proposes(page: Page) -> None:
    """One field is changed, one left out; the rest becomes a draft."""
    await page.get_by_role("link", name="읽은 내용").click()
    await expect(page.get_by_text("별빛도서관 회원증이 있는 19세 이상 시민")).to_be_visible()
    await _is_accessible(page)
    await page.get_by_role("tab", name="절차 제안").click()
    await page.get_by_role("button", name="절차 찾기").click()
    await expect(page.get_by_role("textbox", name="제목")).to_have_value(TITLE)
    await expect(page.locator("blockquote").filter(has_text="이용 3일 전까지")).to_be_visible()
    await _is_accessible(page)
    await page.get_by_role("textbox", name="항목 1의 문장").fill("회원증이 있는 19세 이상 시민이 쓸 수 있습니다.")
    await page.get_by_role("checkbox", name="4. 비용 쓰기").uncheck()
    await _is_accessible(page)
    await page.get_by_role("button", name="초안으로 만들기").click()
    await expect(page.get_by_role("heading", name=TITLE).first).to_be_visible()


async def _names_the_section_that_answers(page: Page) -> None:
    """By keyboard."""
    choice = page.get_by_role("combobox", name="답하는 항목: 예시 질문 1", exact=True)
    await expect(choice).to_have_value("")
    await choice.press("Enter")
    options = page.get_by_role("listbox").get_by_role("option")
    await expect(options).to_have_text(
        [re.compile(name) for name in ("^정하지 않음", "^대상", "^기한.*3일 전까지", "^준비물")]
    )
    await _is_accessible(page)
    for _ in range(3):
        await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(choice).to_have_value("기한")
    await _is_accessible(page)


async def _submits(page: Page) -> None:
    await expect(page.get_by_role("button", name="승인 요청")).to_be_visible()
    await _is_accessible(page)
    await page.get_by_role("button", name="승인 요청").click()
    await expect(page.get_by_text("승인을 요청했어요").first).to_be_visible()


async def _publishes(page: Page) -> None:
    await page.get_by_role("link", name=TITLE, exact=True).click()
    await expect(page.get_by_role("listitem").filter(has_text="답하는 항목: 기한")).to_have_count(1)
    await page.get_by_role("button", name="게시", exact=True).click()
    await page.get_by_role("dialog").get_by_role("button", name="게시", exact=True).click()
    await expect(page.get_by_text("게시했어요").first).to_be_visible()


async def _withdraws(page: Page) -> None:
    await page.get_by_role("button", name="내리기", exact=True).click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("textbox", name="까닭").fill("열람실을 닫습니다.")
    await dialog.get_by_role("button", name="내리기", exact=True).click()
    await expect(page.get_by_text("안내를 내렸어요").first).to_be_visible()


async def _asks(page: Page) -> None:
    box = page.get_by_role("textbox", name="메시지")
    await box.fill(QUESTION)
    await box.press("Enter")


async def _every_page_is_accessible(page: Page) -> None:
    """Those of the navigation."""
    links = page.get_by_role("navigation", name=re.compile("지식 관리 화면|Curation pages")).get_by_role("link")
    await expect(links.first).to_be_visible()
    for number in range(await links.count()):
        await links.nth(number).click()
        await expect(page.get_by_role("heading", level=1)).to_be_visible()
        await expect(page.get_by_role("status", name=LOADING)).to_have_count(0)
        await _is_accessible(page)


async def _is_accessible(page: Page) -> None:
    """To whoever uses a screen reader, and on a phone."""
    assert await grave_violations(page) == []
    assert await too_wide_for_a_phone(page) == [], page.url


def _log(page: Page) -> Locator:
    return page.get_by_role("main", name="대화 내용")
