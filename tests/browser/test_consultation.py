"""A consultation prepared by talking: the card in the talk, the booking with what was collected, the desk's brief."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bench.serving import Served, served
from retrieval.claim import copy_index
from retrieval.search import Search
from tests.browser.barriers import barriers
from tests.browser.chromium import loopback_settings
from tests.browser.people import opens, signs_in, writes_and_reads
from tests.fakes.starter_search import index_of_starter

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def service(starter_search: Search, tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    """Of its own, because a one-time password opens the desk once."""
    del starter_search
    folder = tmp_path_factory.mktemp("consultations")
    copy_index(index_of_starter(), folder / "madang.index")
    with served(loopback_settings(folder).model_copy(update={"voice": False})) as running:
        yield running


async def test_what_was_told_is_checked_booked_and_read_at_the_desk(service: Served, browser: Browser) -> None:
    page = (await opens(browser, f"{service.url}/talk/investment")).page
    card = page.get_by_role("region", name="투자 상담 준비")
    await writes_and_reads(page, "독일 회사인데 서울에 법인을 세우고 싶어요")
    await expect(card).to_contain_text("독일")
    for answer in ("산업용 로봇이요", "5억 원이요", "내년 상반기요"):
        await writes_and_reads(page, answer)
    await expect(card).to_have_attribute("data-complete", "true")
    assert await barriers(page) == []
    await card.get_by_role("button", name="확인하고 시간 예약하기").click()
    receipt = page.get_by_role("dialog")
    await _books(page, receipt)
    code = (await receipt.get_by_role("article").get_by_role("heading").inner_text()).split()[-1]
    await receipt.get_by_role("button", name="닫기").click()
    await expect(card).to_have_count(0)
    await expect(page.get_by_role("link", name="내 예약 확인·변경·취소")).to_be_visible()
    await _is_read_at_the_desk(service, browser, code)


async def test_a_consultation_that_is_dropped_is_gone_from_the_page(service: Served, browser: Browser) -> None:
    page = (await opens(browser, f"{service.url}/talk/investment")).page
    await writes_and_reads(page, "일본 회사인데 서울에 지점을 내려고 해요")
    card = page.get_by_role("region", name="투자 상담 준비")
    await expect(card).to_contain_text("일본")
    await page.get_by_role("button", name="상담 그만할게요").click()
    await expect(card).to_have_count(0)


async def _books(page: Page, form: Locator) -> None:
    """With the first free time, which is chosen already, and another country than the one that was heard."""
    await expect(form.get_by_role("group", name="시간").get_by_role("radio", checked=True)).to_have_count(1)
    for label, said in {"업종": "산업용 로봇", "투자 예정 금액": "5억 원", "예정 시기": "내년 상반기"}.items():
        await expect(form.get_by_label(label)).to_have_value(said)
    await form.get_by_label("어느 나라에서 오시나요?").fill("오스트리아")
    await form.get_by_label("성명").fill("김하늘")
    await form.get_by_label("전화번호 또는 전자우편").fill("010-1234-5678")
    await form.get_by_role("radio", name="만 14세 이상이에요").check()
    await form.get_by_label("동의합니다").check()
    assert await barriers(page) == []
    await form.get_by_role("button", name="예약하기", exact=True).click()
    await expect(form.get_by_role("article")).to_contain_text("예약됨")
    assert await barriers(page) == []


async def _is_read_at_the_desk(service: Served, browser: Browser, code: str) -> None:
    """What the AI collected, and what the citizen changed by hand."""
    staff = await opens(browser, f"{service.url}/desk/appointments/{code}")
    await signs_in(staff, service.passwords["staff"], "staff")
    brief = staff.page.get_by_role("region", name="미리 알려 주신 내용")
    await expect(brief.get_by_role("row", name="나라")).to_contain_text("오스트리아")
    await expect(brief.get_by_role("row", name="나라")).to_contain_text("시민이 직접 고침. AI가 정리한 것: 독일")
    await expect(brief.get_by_role("row", name="금액")).to_contain_text("AI가 대화에서 정리함")
    assert await barriers(staff.page) == []
