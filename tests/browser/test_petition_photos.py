"""Photos as people see them: chosen, described and removed on the form, added later, and looked at by both sides."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from bench.serving import Served, served
from tests.browser.chromium import loopback_settings
from tests.browser.people import opens, signs_in
from tests.browser.petitions import is_for_everybody
from tests.casework.photos.test_cleaning import photo

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(600)]

NAME, CONTACT = "김하늘", "010-1234-5678"
STREET: FilePayload = {"name": "골목.jpg", "mimeType": "image/jpeg", "buffer": photo()}
LAMP: FilePayload = {"name": "lamp.png", "mimeType": "image/png", "buffer": photo("PNG")}
BROKEN: FilePayload = {"name": "broken.jpg", "mimeType": "image/jpeg", "buffer": photo()[:-2_000]}
PAPER: FilePayload = {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    settings = loopback_settings(tmp_path_factory.mktemp("photos"))
    with served(settings.model_copy(update={"voice": False, "load_starter": False})) as running:
        yield running


async def test_photos_go_with_a_petition_and_are_seen_by_its_petitioner_and_the_desk(
    service: Served, browser: Browser
) -> None:
    page = (await opens(browser, f"{service.url}/petitions/new")).page
    await _writes(page)
    await page.get_by_label("사진 고르기").set_input_files([STREET, BROKEN, PAPER])
    await expect(page.get_by_role("alert")).to_have_count(2)
    await expect(page.get_by_role("alert").first).to_contain_text("깨졌습니다")
    await expect(page.get_by_role("button", name="민원 내기")).to_be_disabled()
    await is_for_everybody(page)
    for name in ("broken.jpg", "paper.pdf"):
        await page.get_by_role("button", name=f"{name} 빼기").click()
    await expect(page.get_by_text("사진을 모두 올렸습니다.")).to_be_visible()
    await page.get_by_label("사진 설명").fill("꺼진 가로등")
    await page.get_by_role("button", name="민원 내기").click()
    slip = page.get_by_role("article")
    await expect(slip).to_contain_text("세종대로 110 앞")
    await expect(slip).to_contain_text("1장")
    number = (await page.get_by_role("heading", name="민원 접수증").inner_text()).split()[-1]
    await _adds_and_looks(browser, f"{service.url}/petitions?number={number}")
    staff = await opens(browser, f"{service.url}/desk/petitions/{number}")
    await signs_in(staff, service.passwords["staff"], "staff")
    images = staff.page.get_by_role("region", name="사진").get_by_role("img")
    await expect(images).to_have_count(2)
    await expect(images.first).to_have_attribute("alt", "꺼진 가로등")
    await staff.page.wait_for_function("count => document.querySelectorAll('li img').length === count", arg=2)
    assert all([await image.evaluate("image => image.decode().then(() => true)") for image in await images.all()])
    await is_for_everybody(staff.page)


async def _adds_and_looks(browser: Browser, url: str) -> None:
    """The petitioner, in English."""
    page = (await opens(browser, url)).page
    await page.get_by_role("button", name="English").first.click()
    await page.get_by_label("Name", exact=True).fill(NAME)
    await page.get_by_role("button", name="Look it up").click()
    await expect(page.get_by_role("article")).to_contain_text("1 photo")
    await page.get_by_text("Add to it").click()
    form = page.get_by_role("form", name="Add to it")
    await form.get_by_label("What you add").fill("From nearby.")
    await form.get_by_label("Choose photos").set_input_files([LAMP])
    await expect(form.get_by_text("All photos are there.")).to_be_visible()
    await is_for_everybody(page)
    await form.get_by_label("The phone number or e-mail you filed it with").fill(CONTACT)
    await form.get_by_role("button", name="Send").click()
    await expect(page.get_by_role("article")).to_contain_text("2 photos")
    await page.get_by_text("See the photos you sent").click()
    await page.get_by_role("button", name="Show the photos").click()
    await expect(page.get_by_role("img", name="꺼진 가로등")).to_be_visible()
    assert await page.get_by_role("img", name="꺼진 가로등").evaluate("image => image.decode().then(() => true)")
    await is_for_everybody(page)


async def _writes(page: Page) -> None:
    await page.get_by_label("건의", exact=False).check()
    for label, text in (
        ("제목", "골목 가로등"), ("내용", "골목이 어둡습니다."), ("장소", "세종대로 110 앞"), ("성명", NAME),
        ("주소", "서울특별시 중구 세종대로 110"), ("전화번호", CONTACT),
    ):  # fmt: skip
        await page.get_by_role("textbox", name=label).first.fill(text)
    await page.get_by_role("radio", name="만 14세 이상이에요").check()
    await page.get_by_label("동의합니다").check()
