"""Everything that we use of aiortc's private parts is still where it was."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from types import SimpleNamespace
from typing import Any

import pytest
from aioice import Connection
from aioice.stun import TransactionTimeout
from aiortc import RTCPeerConnection, RTCRtpCodecParameters, RTCRtpReceiver, rtcsctptransport
from aiortc.jitterbuffer import JitterBuffer
from aiortc.rtcdtlstransport import SRTP_PROFILES
from aiortc.rtp import RtcpByePacket, RtpPacket

from rtc.aiortc_internals import (
    AIORTC_VERSION,
    SCTP_USER_DATA_BYTES,
    SharedCertificate,
    addresses_within,
    be_patient_about_consent,
    choose_addresses,
    clamp_sctp_user_data,
    forget_before_pauses,
    has_consent,
    ice_transports,
    last_rtp_timestamp,
    machine_addresses,
    use_certificate,
)
from rtc.settings import IceSettings
from tests.rtc.clocks import SkippingClock
from tests.rtc.peers import connected, tone


def test_the_version_is_the_one_that_was_read() -> None:
    assert version("aiortc") == AIORTC_VERSION


async def test_a_connection_shows_the_certificate_that_it_was_given() -> None:
    certificate = SharedCertificate.generateCertificate()
    peer = RTCPeerConnection()
    use_certificate(peer, certificate)
    peer.createDataChannel("chat")
    offer = await peer.createOffer()
    assert certificate.getFingerprints()[0].value in offer.sdp
    await peer.close()


def test_the_ssl_context_is_made_once() -> None:
    certificate: Any = SharedCertificate.generateCertificate()
    assert certificate._create_ssl_context(SRTP_PROFILES) is certificate._create_ssl_context(SRTP_PROFILES)


async def test_only_the_chosen_addresses_are_offered() -> None:
    peer = RTCPeerConnection()
    peer.createDataChannel("chat")
    choose_addresses(peer, IceSettings(host_networks=("127.0.0.0/8",)))
    await peer.setLocalDescription(await peer.createOffer())
    candidates = [line for line in peer.localDescription.sdp.splitlines() if line.startswith("a=candidate:")]
    assert candidates
    assert all(" 127." in line for line in candidates)
    await peer.close()


class BusyBrowser:
    """An ICE connection whose other end answers the checks that `answers` says, by their number."""

    remote_password = "secret"

    def __init__(self, answers: Callable[[int], bool], checks: int) -> None:
        self._answers = answers
        self._checks = checks
        self.checked = 0
        self.closed = False
        self._nominated = {1: SimpleNamespace(protocol=self, remote_addr=("192.0.2.1", 9))}
        self._query_consent_task: object = "running"

    def build_request(self, pair: object, *, nominate: bool) -> object:
        assert not nominate
        return pair

    async def request(self, *_: object, **__: object) -> None:
        self.checked += 1
        if self.checked == self._checks:
            raise asyncio.CancelledError
        if not self._answers(self.checked):
            raise TransactionTimeout

    async def close(self) -> None:
        assert self._query_consent_task is None
        self.closed = True


async def consented(browser: BusyBrowser) -> None:
    transport = SimpleNamespace(iceGatherer=SimpleNamespace(_connection=browser))
    peer: Any = SimpleNamespace(_RTCPeerConnection__iceTransports={1: transport}.values())
    be_patient_about_consent(peer, SkippingClock())
    with suppress(asyncio.CancelledError):
        await browser.query_consent()  # type: ignore[attr-defined]


async def test_a_path_ends_half_a_minute_after_the_last_answer() -> None:
    browser = BusyBrowser(lambda number: number < 3, checks=100)
    await consented(browser)
    assert browser.closed
    assert 5 <= browser.checked - 2 <= 8  # checks come 4 to 6 s apart


async def test_a_path_with_one_answer_in_six_stays() -> None:
    browser = BusyBrowser(lambda number: number % 5 == 0, checks=500)
    await consented(browser)
    assert not browser.closed


async def test_a_live_line_has_consent() -> None:
    async with connected(microphone=tone(1, 300, rate=48_000)) as (line, _):
        await anext(line.frames())
        (transport,) = ice_transports(line.peer)
        assert await has_consent(transport.iceGatherer._connection)
        await line.close()


def test_gathering_still_takes_the_arguments_that_we_pass_on() -> None:
    assert {"component", "addresses", "timeout"} <= set(
        inspect.signature(Connection.get_component_candidates).parameters
    )


async def test_the_sender_still_keeps_the_timestamp_of_its_last_packet() -> None:
    peer = RTCPeerConnection()
    sender = peer.addTransceiver("audio").sender
    assert last_rtp_timestamp(sender) == 0
    await peer.close()


async def test_a_sender_that_said_goodbye_is_heard_when_it_goes_on() -> None:
    async with connected(microphone=tone(20, 300, rate=48_000)) as (line, _):
        await anext(line.frames())
        (receiver,) = line.peer.getReceivers()[:1]
        await receiver._handle_rtcp_packet(RtcpByePacket(sources=[]))  # pyright: ignore[reportPrivateUsage]
        after = line.frames()
        assert len([await anext(after) for _ in range(50)]) == 50  # more than was on its way
        await line.close()


def held(receiver: RTCRtpReceiver) -> list[int]:
    """The sequence numbers that the jitter buffer keeps back."""
    buffer: JitterBuffer = getattr(receiver, "_RTCRtpReceiver__jitter_buffer")  # noqa: B009
    return [packet.sequence_number for packet in buffer._packets if packet]  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize(("pause_ms", "kept"), [(999, [7, 8, 9, 10]), (1_000, [10])])
async def test_what_was_held_back_before_a_pause_is_not_heard_after_it(pause_ms: int, kept: list[int]) -> None:
    peer = RTCPeerConnection()
    receiver = peer.addTransceiver("audio").receiver
    opus = RTCRtpCodecParameters(mimeType="audio/opus", clockRate=48_000, channels=2, payloadType=111)
    setattr(receiver, "_RTCRtpReceiver__codecs", {111: opus})  # noqa: B010
    forget_before_pauses(receiver, 1.0)
    for number in range(11):
        packet = RtpPacket(payload_type=111, sequence_number=number, timestamp=number * 960, payload=b"sound")
        arrives_ms = number * 20 if number < 10 else 9 * 20 + pause_ms
        await receiver._handle_rtp_packet(packet, arrival_time_ms=arrives_ms)  # pyright: ignore[reportPrivateUsage]
    assert held(receiver) == kept
    await peer.close()


def test_data_channel_packets_stay_small() -> None:
    clamp_sctp_user_data()
    assert rtcsctptransport.USERDATA_MAX_LENGTH == SCTP_USER_DATA_BYTES


@pytest.mark.parametrize(
    ("networks", "inside"),
    [
        (("127.0.0.1",), ["127.0.0.1"]),
        (("10.0.0.0/8",), ["10.1.2.3"]),
        (("10.1.2.9/24", "::1"), ["10.1.2.3", "::1"]),
        (("203.0.113.0/24",), []),
    ],
)
def test_addresses_are_chosen_by_network(networks: tuple[str, ...], inside: list[str]) -> None:
    assert addresses_within(networks, ["127.0.0.1", "10.1.2.3", "::1"]) == inside


def test_the_machine_has_a_loopback_address() -> None:
    assert "127.0.0.1" in machine_addresses()
