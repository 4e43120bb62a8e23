"""A petition told to an official: drafted on the talk's page, put right, signed there, and asked about afterwards."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page, expect

from bench.serving import Served
from tests.browser.axe import grave_violations
from tests.browser.narrow import too_wide_for_a_phone
from tests.browser.people import opens

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(300)]


async def test_a_petition_is_told_put_right_signed_and_followed(service: Served, browser: Browser) -> None:
    page = (await opens(browser, f"{service.url}/talk/complaints")).page
    draft = page.get_by_role("region", name="민원 초안")
    await _writes(page, "집 앞 가로등이 며칠째 꺼져 있어요. 고쳐 주세요.")
    await expect(draft).to_contain_text("가로등이 며칠째 꺼져 있어요")
    await _writes(page, "신림동 현대시장 입구요")
    await expect(draft).to_have_attribute("data-complete", "true")
    await _is_for_everybody(page)
    await _writes(page, "신림동이 아니라 봉천동이요")
    await expect(draft).to_contain_text("봉천동 현대시장 입구")
    await _signs(page)
    receipt = page.get_by_role("dialog")
    await expect(receipt).to_contain_text("AI가 초안을 쓰고 민원인이 확인해 제출했습니다.")
    await _is_for_everybody(page)
    await receipt.get_by_role("button", name="닫기").click()
    await expect(draft).to_have_count(0)
    await expect(page.get_by_role("link", name="민원 진행 상황 보기")).to_be_visible()
    await _writes(page, "언제 끝나요?")
    await expect(page.locator("article.answer").last).to_contain_text("처리 기한은")
    await _is_for_everybody(page)


async def test_a_draft_that_is_dropped_is_gone_from_the_page(service: Served, browser: Browser) -> None:
    page = (await opens(browser, f"{service.url}/talk/complaints")).page
    await _writes(page, "공원에 화장실이 있었으면 좋겠어요")
    draft = page.get_by_role("region", name="민원 초안")
    await expect(draft).to_contain_text("화장실")
    await page.get_by_role("button", name="민원 그만 쓸게요").click()
    await expect(draft).to_have_count(0)


async def _writes(page: Page, text: str) -> None:
    """And waits until it is answered."""
    answers = page.locator("article.answer[data-status]")
    before = await answers.count()
    await page.locator("textarea").first.fill(text)
    await page.locator("textarea").first.press("Enter")
    await expect(answers).to_have_count(before + 1)


async def _signs(page: Page) -> None:
    await page.get_by_role("button", name="확인하고 서명하기").click()
    form = page.get_by_role("dialog")
    await expect(form.get_by_role("textbox", name="내용", exact=True)).to_have_value(
        "집 앞 가로등이 며칠째 꺼져 있어요. 고쳐 주세요."
    )
    await form.get_by_label("성명").fill("김하늘")
    await form.get_by_label("주소").fill("서울특별시 중구 세종대로 110")
    await form.get_by_label("전화번호나 이메일").fill("010-1234-5678")
    await form.get_by_role("checkbox").check()
    await _is_for_everybody(page)
    await form.get_by_role("button", name="민원 내기").click()


async def _is_for_everybody(page: Page) -> None:
    assert await grave_violations(page) == []
    assert await too_wide_for_a_phone(page) == []
