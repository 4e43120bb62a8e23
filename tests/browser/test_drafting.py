"""A petition told to an official: drafted on the talk's page, put right, signed there, and asked about afterwards."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page, expect

from bench.serving import Served
from tests.browser.barriers import barriers
from tests.browser.people import opens, writes_and_reads

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(300)]


async def test_a_petition_is_told_put_right_signed_and_followed(service: Served, browser: Browser) -> None:
    page = (await opens(browser, f"{service.url}/talk/complaints")).page
    draft = page.get_by_role("region", name="민원 초안")
    await writes_and_reads(page, "집 앞 가로등이 며칠째 꺼져 있어요. 고쳐 주세요.")
    await expect(draft).to_contain_text("가로등이 며칠째 꺼져 있어요")
    await writes_and_reads(page, "신림동 현대시장 입구요")
    await expect(draft).to_have_attribute("data-complete", "true")
    assert await barriers(page) == []
    await writes_and_reads(page, "신림동이 아니라 봉천동이요")
    await expect(draft).to_contain_text("봉천동 현대시장 입구")
    await _signs(page)
    receipt = page.get_by_role("dialog")
    await expect(receipt).to_contain_text("AI가 초안을 쓰고 민원인이 확인해 제출했습니다.")
    assert await barriers(page) == []
    await receipt.get_by_role("button", name="닫기").click()
    await expect(draft).to_have_count(0)
    await expect(page.get_by_role("link", name="민원 진행 상황 보기")).to_be_visible()
    await writes_and_reads(page, "언제 끝나요?")
    await expect(page.locator("article.answer").last).to_contain_text("처리 기한은")
    assert await barriers(page) == []


async def test_a_draft_that_is_dropped_is_gone_from_the_page(service: Served, browser: Browser) -> None:
    page = (await opens(browser, f"{service.url}/talk/complaints")).page
    await writes_and_reads(page, "공원에 화장실이 있었으면 좋겠어요")
    draft = page.get_by_role("region", name="민원 초안")
    await expect(draft).to_contain_text("화장실")
    await page.get_by_role("button", name="민원 그만 쓸게요").click()
    await expect(draft).to_have_count(0)


async def _signs(page: Page) -> None:
    await page.get_by_role("button", name="확인하고 서명하기").click()
    form = page.get_by_role("dialog")
    await expect(form.get_by_role("textbox", name="내용", exact=True)).to_have_value(
        "집 앞 가로등이 며칠째 꺼져 있어요. 고쳐 주세요."
    )
    await form.get_by_label("성명").fill("김하늘")
    await form.get_by_label("주소").fill("서울특별시 중구 세종대로 110")
    await form.get_by_label("전화번호나 이메일").fill("010-1234-5678")
    await form.get_by_role("radio", name="만 14세 이상이에요").check()
    await form.get_by_role("checkbox").check()
    assert await barriers(page) == []
    await form.get_by_role("button", name="민원 내기").click()
