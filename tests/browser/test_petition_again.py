"""More time for what is missing, and a refusal that fell: asked for by the petitioner, done by a person at the desk."""

from __future__ import annotations

from collections.abc import Generator

import httpx
import pytest
from playwright.async_api import Browser, Page, expect

from bench.serving import Served, served
from tests.browser.chromium import loopback_settings
from tests.browser.people import opens, signs_in
from tests.browser.petitions import NAME, PETITION, chooses, enters, is_for_everybody, sends

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    settings = loopback_settings(tmp_path_factory.mktemp("again"))
    with served(settings.model_copy(update={"voice": False, "load_starter": False})) as running:
        yield running


async def test_more_time_is_asked_for_and_what_was_upheld_is_taken_up_again(service: Served, browser: Browser) -> None:
    async with httpx.AsyncClient(base_url=service.url) as client:
        number = (await client.post("/api/petitions", json=PETITION)).raise_for_status().json()["number"]
    staff = await opens(browser, f"{service.url}/desk/petitions/{number}")
    await signs_in(staff, service.passwords["staff"], "staff")
    desk = staff.page
    await expect(desk.get_by_role("region", name="처리부")).to_contain_text("민원을 제출했습니다.")
    await enters(desk)
    await chooses(desk, "할 일 고르기", "보완 요구")
    await desk.get_by_label("민원인에게 알릴 보완 내용").fill("어느 골목인지 알려 주세요.")
    await enters(desk)
    citizen = (await opens(browser, f"{service.url}/petitions?number={number}")).page
    await citizen.get_by_label("성명").fill(NAME)
    await citizen.get_by_role("button", name="조회하기").click()
    await citizen.get_by_text("보완 기간 더 요청하기").click()
    await citizen.get_by_label("더 필요한 날수").fill("10")
    await is_for_everybody(citizen)
    await sends(citizen, "보완 기간 더 요청하기", "보완할 시간 10일을 더 요청했습니다.")
    await expect(citizen.get_by_role("article")).to_contain_text("보완 기간 다시 정하기")
    await desk.reload()
    await chooses(desk, "할 일 고르기", "보완 기간 다시 정하기")
    await desk.get_by_label("기간(일)").fill("10")
    await is_for_everybody(desk)
    await enters(desk)
    await _refuses(desk)
    await citizen.get_by_role("button", name="조회하기").click()
    await citizen.get_by_text("이의신청하기").click()
    await citizen.get_by_label("이의신청의 취지와 이유").fill("다시 살펴 주십시오.")
    await citizen.get_by_label("생년월일").fill("1990-01-02")
    await sends(citizen, "이의신청하기", "이의신청을 했습니다.")
    await desk.reload()
    await desk.get_by_label("이의신청을 받아들임").check()
    await desk.get_by_label("이유", exact=False).fill("말씀이 맞습니다.")
    await enters(desk)
    await enters(desk)  # taken up again
    await citizen.get_by_role("button", name="조회하기").click()
    await expect(citizen.get_by_role("article")).to_contain_text("다시 처리 중")
    await expect(citizen.get_by_role("article")).to_contain_text("어렵습니다.")
    await citizen.get_by_role("button", name="English").first.click()
    await expect(citizen.get_by_role("article")).to_contain_text("in process again")
    await is_for_everybody(citizen)


async def _refuses(desk: Page) -> None:
    """With reasons and remedy, as a disposition; and tells the petitioner."""
    await chooses(desk, "할 일 고르기", "처리 결과 결정")
    await chooses(desk, "결과", "받아들이지 않음")
    await chooses(desk, "이의신청의 근거 (받아들이지 않을 때)", "행정기본법(처분)")
    for label, text in (
        ("민원인에게 보낼 답변", "어렵습니다."), ("이유", "예산"), ("구제절차", "이의신청"), ("담당 부서", "도로과"),
        ("담당자 연락처", "02-2133-0000"),
    ):  # fmt: skip
        await desk.get_by_label(label).first.fill(text)
    await enters(desk)
    await enters(desk)
