"""Two people who keep procedures: one writes in the curation page, another publishes there."""

from __future__ import annotations

from playwright.async_api import Browser, Locator, Page, expect

from bench.serving import Served
from tests.browser.people import opens, signs_in

TITLE = "달빛정원 야간 이용"
SOURCE = "서울특별시 달빛정원 운영 공고"


async def writes_a_procedure(browser: Browser, service: Served) -> None:
    """The curator writes about a garden that no city has, and asks for approval."""
    page = await _signed_in(browser, service, "curator")
    await _begins(page)
    await page.get_by_role("textbox", name="요약", exact=True).fill("달빛정원을 밤에 쓰려면 미리 신청합니다.")
    await _adds_section(page, "기한", "달빛정원 야간 이용은 이용 3일 전까지 신청해야 합니다.")
    await page.get_by_role("region", name="항목 1").get_by_role("button", name="새 출처").click()
    await _fills_source(page)
    await page.get_by_role("textbox", name="질문 더하기").fill(
        "달빛정원 밤에 가려면 어떻게 해요?\n달빛정원 야간 이용 신청은 언제까지예요?"
    )
    await page.get_by_role("button", name="더하기", exact=True).click()
    await expect(_preview(page)).to_contain_text("이용 3일 전까지")
    await page.get_by_role("button", name="승인 요청").click()
    await expect(page.get_by_text("승인을 요청했어요").first).to_be_visible()
    await expect(page.get_by_role("button", name="게시", exact=True)).to_have_count(0)


async def publishes_it(browser: Browser, service: Served) -> None:
    """The approver reads it and publishes it now."""
    page = await _signed_in(browser, service, "approver")
    await page.get_by_role("tab", name="검토 중").click()
    await page.get_by_role("link", name=TITLE).click()
    await page.get_by_role("button", name="게시", exact=True).click()
    await page.get_by_role("dialog").get_by_role("button", name="게시", exact=True).click()
    await expect(page.get_by_text("게시했어요").first).to_be_visible()


async def _signed_in(browser: Browser, service: Served, name: str) -> Page:
    person = await opens(browser, f"{service.url}/curate")
    await signs_in(person, service.passwords[name], name)
    return person.page


async def _begins(page: Page) -> None:
    await page.get_by_role("button", name="새 문서").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("radio", name="빈 절차").check()
    await dialog.get_by_role("textbox", name="제목", exact=True).fill(TITLE)
    await dialog.get_by_role("combobox", name="분야").click()
    await page.get_by_role("option", name="민원·행정 절차").click()
    await dialog.get_by_role("button", name="만들고 쓰기 시작").click()


async def _adds_section(page: Page, kind: str, text: str) -> None:
    await page.get_by_role("button", name="항목 추가").click()
    await page.get_by_role("menuitem", name=kind).click()
    await page.get_by_role("region", name="항목 1").get_by_role("textbox", name="한국어").fill(text)


async def _fills_source(page: Page) -> None:
    await page.get_by_label("종류", exact=True).select_option("공고·안내")
    await page.get_by_role("textbox", name="이름").fill(SOURCE)
    await page.get_by_role("textbox", name="읽은 판의 시행일").fill("2026-11-01")
    await page.get_by_role("textbox", name="근거 문장").fill("야간 이용은 이용 3일 전까지 신청하여야 한다.")


def _preview(page: Page) -> Locator:
    return page.get_by_role("complementary", name="미리 보기")
