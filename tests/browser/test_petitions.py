"""A petition from its filing to its result: dealt with at the desk, refused where the law refuses, and followed."""

from __future__ import annotations

from collections.abc import Generator

import httpx
import pytest
from playwright.async_api import Browser, Route, expect

from bench.serving import Served, served
from tests.browser.chromium import loopback_settings
from tests.browser.people import opens, signs_in
from tests.browser.petitions import NAME, PETITION, TEXT, chooses, enters, is_for_everybody, sends

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(600)]

ANSWER = "현장을 확인하고 가로등을 놓기로 했습니다."


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    settings = loopback_settings(tmp_path_factory.mktemp("petitions"))
    with served(settings.model_copy(update={"voice": False, "load_starter": False})) as running:
        yield running


async def test_a_petition_is_dealt_with_by_a_person_and_followed_by_its_citizen(
    service: Served, browser: Browser
) -> None:
    async with httpx.AsyncClient(base_url=service.url) as client:
        number = (await client.post("/api/petitions", json=PETITION)).raise_for_status().json()["number"]
    staff = await opens(browser, f"{service.url}/desk/petitions")
    await signs_in(staff, service.passwords["staff"], "staff")
    page = staff.page
    await expect(page.get_by_role("link", name=number).first).to_be_visible()
    await is_for_everybody(page)
    await page.get_by_role("link", name=number).first.click()
    await expect(page.get_by_role("region", name="민원인이 제출한 내용")).to_contain_text(TEXT)
    await enters(page)
    await chooses(page, "할 일 고르기", "기간 연장")
    await chooses(page, "연장 사유", "업무과중")
    await page.get_by_label("연장 사유 설명").fill("업무가 많음")
    await page.get_by_role("button", name="기록하기").click()
    await expect(page.get_by_role("alert").filter(has_text="제21조제2항")).to_be_visible()
    await is_for_everybody(page)
    await chooses(page, "할 일 고르기", "처리 결과 결정")
    await page.get_by_label("민원인에게 보낼 답변").fill(ANSWER)
    await page.get_by_label("담당 부서").fill("도로과")
    await page.get_by_label("담당자 연락처").fill("02-2133-0000")
    await enters(page)
    await expect(page.get_by_role("region", name="처리부")).to_contain_text(ANSWER)
    await enters(page)
    await expect(page.get_by_text("처리 결과를 알렸습니다.")).to_be_visible()
    await _follows(browser, f"{service.url}/petitions?number={number}")


async def test_a_petitioner_adds_to_a_petition_has_the_ai_explained_and_takes_it_back(
    service: Served, browser: Browser
) -> None:
    async with httpx.AsyncClient(base_url=service.url) as client:
        number = (await client.post("/api/petitions", json=PETITION)).raise_for_status().json()["number"]
    citizen = (await opens(browser, f"{service.url}/petitions?number={number}")).page
    await citizen.get_by_label("성명").fill(NAME)
    await citizen.get_by_role("button", name="조회하기").click()
    await citizen.get_by_text("내용 보완하기").click()
    await citizen.get_by_label("보완할 내용").fill("시청 앞 골목입니다.")
    await is_for_everybody(citizen)
    await sends(citizen, "내용 보완하기", "내용을 보탰습니다.")
    await citizen.get_by_text("AI가 한 일 설명 요구·거부하기").click()
    await is_for_everybody(citizen)
    await sends(citizen, "AI가 한 일 설명 요구·거부하기", "AI가 한 일을 설명해 달라고 했습니다.")
    await expect(citizen.get_by_role("article")).to_contain_text("제44조의3제5항")
    staff = await opens(browser, f"{service.url}/desk/petitions")
    await signs_in(staff, service.passwords["supervisor"], "supervisor")
    desk = staff.page
    await desk.get_by_role("link", name=number).first.click()
    await expect(desk.get_by_role("region", name="처리부")).to_contain_text("시청 앞 골목입니다.")
    await expect(desk.get_by_role("region", name="소관으로 보이는 곳")).to_contain_text("도로 관리 부서")
    await chooses(desk, "할 일 고르기", "자동 처리에 답변")
    await desk.get_by_label("민원인에게 알릴 내용").fill("AI는 초안만 썼습니다.")
    await is_for_everybody(desk)
    await enters(desk)
    await citizen.get_by_role("button", name="조회하기").click()
    await expect(citizen.get_by_role("article")).to_contain_text("AI는 초안만 썼습니다.")
    await citizen.get_by_role("button", name="English").first.click()
    await is_for_everybody(citizen)
    await citizen.get_by_text("Withdraw the petition").click()
    await citizen.get_by_label("I withdraw this petition.").check()
    form = citizen.get_by_role("form", name="Withdraw the petition")
    await form.get_by_label("The phone number or e-mail you filed it with").fill("010-0000-0000")
    await form.get_by_role("button", name="Send").click()
    await expect(form.get_by_role("alert")).to_contain_text("another contact")
    await form.get_by_label("The phone number or e-mail you filed it with").fill("+82 10 1234 5678")
    await form.get_by_role("button", name="Send").click()
    await expect(citizen.get_by_role("article")).to_contain_text("The petition was withdrawn.")


async def test_a_citizen_files_a_petition_on_the_page_and_gets_its_receipt(service: Served, browser: Browser) -> None:
    page = (await opens(browser, f"{service.url}/petitions")).page
    await page.get_by_role("link", name="새 민원 신청하기").click()
    await page.get_by_label("건의", exact=False).check()
    for label, text in (
        ("제목", "골목 가로등"),
        ("내용", TEXT),
        ("성명", NAME),
        ("주소", "서울"),
        ("전화번호", "010-1234-5678"),
    ):
        await page.get_by_role("textbox", name=label).fill(text)
    await page.get_by_role("radio", name="만 14세 이상이에요").check()
    await page.get_by_label("동의합니다").check()
    await is_for_everybody(page)
    await page.get_by_role("button", name="민원 내기").click()
    await expect(page.get_by_role("alert")).to_contain_text("주소")  # that is no address, and nothing written is lost
    await page.get_by_role("textbox", name="주소").fill("서울특별시 중구 세종대로 110")
    await page.route("**/api/petitions", _answer_is_lost, times=1)
    await page.get_by_role("button", name="민원 내기").click()
    await expect(page.get_by_role("alert")).to_be_visible()
    await page.get_by_role("button", name="민원 내기").click()
    slip = page.get_by_role("heading", name="민원 접수증")
    await expect(slip).to_be_focused()
    await expect(slip).to_have_text("민원 접수증 2026-000003")  # what was sent twice was filed once
    await expect(page.get_by_role("article")).to_contain_text("건의")
    await is_for_everybody(page)


async def _answer_is_lost(route: Route) -> None:
    await route.fetch()
    await route.abort()


async def _follows(browser: Browser, url: str) -> None:
    """The citizen, in both languages."""
    page = (await opens(browser, url)).page
    await is_for_everybody(page)
    await page.get_by_label("성명").fill("이바다")
    await page.get_by_role("button", name="조회하기").click()
    await expect(page.get_by_role("alert")).to_contain_text("이 번호와 성명의 민원이 없습니다")
    await page.get_by_label("성명").fill(NAME)
    await page.get_by_role("button", name="조회하기").click()
    await expect(page.get_by_role("region", name="처리 결과")).to_contain_text(ANSWER)
    await expect(page.get_by_text("민원인이 직접 쓰고 제출했습니다.")).to_be_visible()
    await is_for_everybody(page)
    await page.get_by_role("button", name="English").first.click()
    await expect(page.get_by_role("region", name="Result")).to_contain_text(ANSWER)
    await is_for_everybody(page)
    await page.emulate_media(media="print")
    await expect(page.get_by_role("button", name="Print the receipt")).to_be_hidden()
    await expect(page.get_by_role("article")).to_be_visible()
