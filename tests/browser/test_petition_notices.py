"""Notices by e-mail as people see them: agreed to, the address confirmed, told on their page, missed at the desk."""

from __future__ import annotations

import re
import socket
from collections.abc import Generator

import pytest
from aiosmtpd.controller import Controller
from playwright.async_api import Browser, Page, expect

from app.mailing.sending import POLL_SECONDS
from bench.serving import Served, served
from tests.browser.chromium import loopback_settings
from tests.browser.people import opens, signs_in
from tests.browser.petitions import is_for_everybody
from tests.fakes.mail import SENDER, Inbox

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(600)]

NAME, KNOWN, NOBODY = "김하늘", "haneul@example.com", "nobody@example.com"
LOOKS = 6  # of a page whose letter waits for the next round of the sender; a house has 20 in ten minutes
ROUND_MILLISECONDS = 1_000 * (POLL_SECONDS + 1.0)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture(scope="module")
def inbox() -> Generator[Inbox]:
    inbox = Inbox(frozenset({NOBODY}), free_port())
    controller = Controller(inbox, hostname="127.0.0.1", port=inbox.port)
    controller.start()
    yield inbox
    controller.stop()


@pytest.fixture(scope="module")
def service(inbox: Inbox, tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    settings = loopback_settings(tmp_path_factory.mktemp("notices")).model_copy(
        update={
            "voice": False, "load_starter": False, "public_url": "https://madang.example", "smtp_host": "127.0.0.1",
            "smtp_port": inbox.port, "smtp_security": "none", "smtp_sender": SENDER,
        }
    )  # fmt: skip
    with served(settings) as running:
        yield running


async def test_a_petitioner_agrees_to_notices_and_sees_that_they_came(
    service: Served, inbox: Inbox, browser: Browser
) -> None:
    page = (await opens(browser, f"{service.url}/petitions/new")).page
    await _writes(page, "010-1234-5678")
    await page.get_by_label("진행 상황이 바뀌면 전자우편으로 알려 주십시오").check()
    await page.get_by_role("button", name="민원 내기").click()
    contact = page.get_by_role("textbox", name="전화번호나 이메일")
    assert "이메일 주소" in await contact.evaluate("field => field.validationMessage")
    await is_for_everybody(page)
    await contact.fill(KNOWN)
    await page.get_by_role("button", name="민원 내기").click()
    await expect(page.get_by_role("heading", name="민원 접수증")).to_be_focused()
    number = (await page.get_by_role("heading", name="민원 접수증").inner_text()).split()[-1]
    await page.goto(f"{service.url}/petitions?number={number}")
    await page.get_by_label("성명").fill(NAME)
    await _looks_until(page, "확인 편지를 보냈습니다.")
    await is_for_everybody(page)
    other = await page.context.new_page()
    await _confirms(other, service, _link_in(inbox), number)
    await other.reload()
    await other.get_by_role("button", name="확인합니다").click()
    await expect(other.get_by_role("alert")).to_contain_text("이 링크로는 확인할 수 없습니다.")
    await is_for_everybody(other)
    await _looks_until(page, "전자우편 알림: 보냄")
    await expect(page.get_by_role("article")).to_contain_text("바뀌는 것을 전자우편으로 알립니다.")
    await is_for_everybody(page)
    await page.get_by_role("button", name="English").first.click()
    await expect(page.get_by_text("E-mail: sent")).to_be_visible()
    await is_for_everybody(page)
    await page.get_by_text("Turn e-mail notices on or off").click()
    await page.get_by_label("The phone number or e-mail you filed it with").last.fill(KNOWN)
    await is_for_everybody(page)
    await page.get_by_role("button", name="Stop the notices").click()
    await expect(page.get_by_text("You are told of changes by e-mail.")).to_have_count(0)
    assert [(mail["To"], number in mail["Subject"]) for mail in inbox.mails] == [(KNOWN, True)] * 2


async def test_the_desk_sees_what_did_not_arrive_and_sends_it_again(
    service: Served, inbox: Inbox, browser: Browser
) -> None:
    page = (await opens(browser, f"{service.url}/petitions/new")).page
    await page.get_by_role("button", name="English").first.click()
    await expect(page.get_by_label("Tell me by e-mail when something changes.")).not_to_be_checked()
    await is_for_everybody(page)
    await page.get_by_role("button", name="한국어").first.click()
    await _writes(page, NOBODY)
    await page.get_by_label("진행 상황이 바뀌면 전자우편으로 알려 주십시오").check()
    await page.get_by_role("button", name="민원 내기").click()
    number = (await page.get_by_role("heading", name="민원 접수증").inner_text()).split()[-1]
    await page.goto(f"{service.url}/petitions?number={number}")
    await page.get_by_label("성명").fill(NAME)
    await _looks_until(page, "확인 편지를 보내지 못했습니다.")
    await page.get_by_text("전자우편 알림 켜기·끄기").click()
    await page.get_by_label("민원을 낼 때 적은").last.fill(NOBODY)
    await is_for_everybody(page)
    inbox.refuses = frozenset()
    await page.get_by_role("button", name="확인 편지 다시 받기").click()
    await _looks_until(page, "확인 편지를 보냈습니다.")
    staff = await opens(browser, f"{service.url}/desk/petitions/{number}")
    await signs_in(staff, service.passwords["staff"], "staff")
    desk = staff.page
    await expect(desk.get_by_text("주소 확인 전이라 아직 알리지 않음")).to_be_visible()
    await is_for_everybody(desk)
    inbox.refuses = frozenset({NOBODY})
    await _confirms(await page.context.new_page(), service, _link_in(inbox), number)
    await _looks_until(page, "전자우편 알림: 보내지 못함")
    await desk.goto(f"{service.url}/desk/petitions")
    await expect(desk.get_by_text("알림 못 보냄").first).to_be_visible()
    await is_for_everybody(desk)
    await desk.get_by_role("link", name=number).first.click()
    await expect(desk.get_by_text("전자우편 알림 동의, 주소 확인함")).to_be_visible()
    await is_for_everybody(desk)
    await desk.get_by_role("button", name="다시 보내기").click()
    await expect(desk.get_by_text("전자우편을 다시 보냅니다.")).to_be_visible()


def _link_in(inbox: Inbox) -> str:
    """The path of the page in the last letter, with what stands after `#`."""
    found = re.search(r"https://madang\.example(/petitions/confirm#\S+)", inbox.mails[-1].get_content())
    assert found is not None
    return found[1]


async def _confirms(page: Page, service: Served, link: str, number: str) -> None:
    """Opening the page confirms nothing; the button does."""
    await page.goto(f"{service.url}{link}")
    await is_for_everybody(page)
    await page.reload()
    await page.get_by_role("button", name="확인합니다").click()
    await expect(page.get_by_role("status")).to_contain_text("확인했습니다.")
    await is_for_everybody(page)
    await expect(page.get_by_role("link", name=f"민원 {number} 보기")).to_be_visible()


async def _writes(page: Page, contact: str) -> None:
    await page.get_by_label("건의", exact=False).check()
    for label, text in (
        ("제목", "골목 가로등"), ("내용", "골목이 어둡습니다."), ("성명", NAME), ("전화번호", contact),
        ("주소", "서울특별시 중구 세종대로 110"),
    ):  # fmt: skip
        await page.get_by_role("textbox", name=label).first.fill(text)
    await page.get_by_role("radio", name="만 14세 이상이에요").check()
    await page.get_by_label("동의합니다").check()


async def _looks_until(page: Page, said: str) -> None:
    for _ in range(LOOKS):
        async with page.expect_response("**/api/petitions/follow") as answer:
            await page.get_by_role("button", name="조회하기").click()
        if said in await page.get_by_role("article").inner_text():
            return
        assert (await answer.value).status in {200, 429}
        await page.evaluate(f"() => new Promise(done => setTimeout(done, {ROUND_MILLISECONDS}))")
    raise AssertionError(f"`{said}` was never seen")
