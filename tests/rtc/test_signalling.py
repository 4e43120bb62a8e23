"""Offer and answer: what a browser sends is answered, what is no offer is refused, and nothing else comes of it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.sdp import SessionDescription
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.clock import SystemClock
from core.errors import InvalidInput, MalformedOffer
from rtc.line import RtcLine
from rtc.settings import IceServer, IceSettings, RtcSettings
from rtc.signalling import MAX_CANDIDATES, Candidate, Signalling, checked_offer
from tests.rtc.peers import LOOPBACK, SETTINGS, Citizen, hear, local_offer, loudness, make_citizen, make_offer, spoken

CHROMIUM_OFFER = Path(__file__).with_name("chromium_offer.sdp").read_text()
"""Audio, video and data as Chromium 156 offers them, before any candidate."""


def signalling() -> Signalling:
    return Signalling(SETTINGS, SystemClock())


async def an_offer() -> str:
    citizen = make_citizen()
    sdp = await local_offer(citizen)
    await citizen.peer.close()
    return sdp


def without_candidates(sdp: str) -> str:
    return "".join(
        line for line in sdp.splitlines(keepends=True) if "a=candidate" not in line and "a=end-of" not in line
    )


def candidates_of(sdp: str) -> list[str]:
    return [line.removeprefix("a=") for line in sdp.splitlines() if line.startswith("a=candidate:")]


async def accept(citizen: Citizen, sdp: str) -> None:
    await citizen.peer.setRemoteDescription(RTCSessionDescription(sdp, "answer"))


async def test_an_offer_of_audio_video_and_data_gets_voice_and_data_and_no_video() -> None:
    line, answer = await signalling().connect(await an_offer())
    media = {m.kind: m for m in SessionDescription.parse(answer.sdp).media}
    assert list(media) == ["audio", "video", "application"]
    assert media["audio"].direction == "sendrecv"
    assert [codec.mimeType for codec in media["audio"].rtp.codecs] == ["audio/opus"]
    assert media["video"].direction == "inactive"
    assert answer.pc_id == line.pc_id
    await line.close()


async def test_the_offer_of_a_real_browser_is_answered_with_opus_voice_and_a_data_channel() -> None:
    line, answer = await signalling().connect(CHROMIUM_OFFER)
    media = SessionDescription.parse(answer.sdp).media
    assert [(m.kind, m.direction) for m in media] == [
        ("audio", "sendrecv"),
        ("video", "inactive"),
        ("application", None),
    ]
    assert [codec.mimeType for codec in media[0].rtp.codecs] == ["audio/opus"]
    assert candidates_of(answer.sdp)
    await line.close()


async def test_someone_without_a_microphone_is_still_spoken_to() -> None:
    peer = RTCPeerConnection()
    peer.addTransceiver("audio", direction="recvonly")
    citizen = Citizen(peer, peer.createDataChannel("chat"))
    line, answer = await signalling().connect(await local_offer(citizen))
    assert SessionDescription.parse(answer.sdp).media[0].direction == "sendonly"
    await line.close()
    await peer.close()


async def test_an_offer_without_any_audio_is_refused() -> None:
    peer = RTCPeerConnection()
    citizen = Citizen(peer, peer.createDataChannel("chat"))
    with pytest.raises(MalformedOffer):
        await signalling().connect(await local_offer(citizen))
    await peer.close()


async def test_candidates_that_come_late_connect_the_line() -> None:
    signals, citizen = signalling(), make_citizen()
    sdp = await local_offer(citizen)
    line, answer = await signals.connect(without_candidates(sdp))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(line.keep())
        await accept(citizen, without_candidates(answer.sdp))
        tasks.create_task(hear(citizen))
        late = [Candidate(candidate, sdp_mid="0", sdp_mline_index=0) for candidate in candidates_of(sdp)]
        await signals.add_candidates(line, [*late, *late, Candidate("", sdp_mid="0")])
        await citizen.opened()
        await line.play(spoken("네"))
        assert loudness(await citizen.until_loud()) > 500
        await line.close()
        await citizen.peer.close()


async def test_a_second_offer_on_the_same_line_keeps_the_voice_and_its_clock() -> None:
    signals, citizen = signalling(), make_citizen()
    line, first = await signals.connect(await local_offer(citizen))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(line.keep())
        await accept(citizen, first.sdp)
        tasks.create_task(hear(citizen))
        await citizen.opened()
        await line.play(spoken("하나"))
        second = await signals.renegotiate(line, await make_offer(citizen))
        await accept(citizen, second.sdp)
        await line.play(spoken("둘"))
        chunks = [message["data"] for message in citizen.of_type("spoken-chunk")]
        assert second.pc_id == first.pc_id
        assert (chunks[1]["rtp"] - chunks[0]["rtp"]) % (1 << 32) < 48_000
        await line.close()
        await citizen.peer.close()


@pytest.mark.parametrize("sdp", ["", "hello", "v=0\r\n", "v=0\r\nm=audio\r\n", "v=x", "\x00" * 100, "m=" * 30_000])
async def test_what_is_no_sdp_is_a_malformed_offer(sdp: str) -> None:
    with pytest.raises(MalformedOffer):
        await signalling().connect(sdp)


@pytest.mark.parametrize("lost", ["a=fingerprint", "a=ice-ufrag", "a=ice-pwd", "a=mid", "a=rtcp-mux", "a=rtpmap"])
async def test_an_offer_that_lacks_something_vital_is_refused_and_leaves_nothing_open(lost: str) -> None:
    sdp = "\r\n".join(line for line in (await an_offer()).splitlines() if not line.startswith(lost)) + "\r\n"
    with pytest.raises(MalformedOffer):
        await signalling().connect(sdp)


async def test_an_offer_without_opus_is_refused() -> None:
    with pytest.raises(MalformedOffer):
        await signalling().connect((await an_offer()).replace("opus/48000", "speex/48000"))


async def test_an_offer_of_too_many_sections_or_candidates_is_refused() -> None:
    sdp = await an_offer()
    media = sdp[sdp.index("m=application") :]
    with pytest.raises(MalformedOffer):
        checked_offer(sdp + media * 8)
    line = next(line for line in sdp.splitlines() if line.startswith("a=candidate:"))
    with pytest.raises(MalformedOffer):
        checked_offer(sdp + f"{line}\r\n" * (MAX_CANDIDATES + 1))


async def test_names_that_only_the_local_network_knows_are_left_out() -> None:
    mdns = "a=candidate:1 1 udp 2113937151 4f1b-9c.local 51234 typ host generation 0\r\n"
    assert ".local" not in checked_offer((await an_offer()) + mdns).sdp


async def test_a_candidate_that_cannot_be_parsed_is_refused_and_a_local_name_is_passed_over() -> None:
    signals = signalling()
    line, _ = await signals.connect(await an_offer())
    await signals.add_candidates(line, [Candidate("candidate:1 1 udp 1 a.local 1 typ host", "0", 0)])
    for text in ("nonsense", "candidate:1 1 udp x y z", "candidate:1 1 udp 1 127.0.0.1 9 typ host"):
        with pytest.raises(InvalidInput):
            await signals.add_candidates(line, [Candidate(text)])
    await line.close()


changes = st.lists(
    st.tuples(
        st.integers(0, len(CHROMIUM_OFFER.splitlines()) - 1),
        st.sampled_from(["drop", "double", "halve", "swap", "noise"]),
        st.text(max_size=10),
    ),
    min_size=1,
    max_size=4,
)


@given(changes)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_offer_whatever_breaks_the_service(edits: list[tuple[int, str, str]]) -> None:
    """Lines dropped, doubled, cut and swapped: an answer or `MalformedOffer`, never anything else."""
    lines = CHROMIUM_OFFER.splitlines()
    for place, change, noise in edits:
        lines[place] = {
            "drop": "",
            "double": f"{lines[place]}\r\n{lines[place]}",
            "halve": lines[place][: len(lines[place]) // 2],
            "swap": lines[(place * 7) % len(lines)],
            "noise": lines[place] + noise,
        }[change]

    async def answered() -> None:
        with suppress(MalformedOffer):
            line, _ = await signalling().connect("\r\n".join(line for line in lines if line) + "\r\n")
            await line.close()

    asyncio.run(answered())


async def test_the_certificate_is_shared_and_renewed_before_it_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    signals = signalling()
    prints = [await fingerprint(signals), await fingerprint(signals)]
    assert prints[0] == prints[1]
    monkeypatch.setattr("rtc.signalling.CERTIFICATE_RENEWAL", timedelta(days=365))
    assert await fingerprint(signals) != prints[0]


async def fingerprint(signals: Signalling) -> str:
    line, answer = await signals.connect(await an_offer())
    await line.close()
    return next(text for text in answer.sdp.splitlines() if text.startswith("a=fingerprint:"))


async def test_a_stun_server_that_is_not_there_holds_up_an_answer_for_a_second_at_most() -> None:
    ice = IceSettings(LOOPBACK.host_networks, (IceServer("stun:127.0.0.1:9"),), gathering_timeout_seconds=0.2)
    async with asyncio.timeout(1):
        line, _ = await Signalling(RtcSettings(ice=ice), SystemClock()).connect(await an_offer())
    await line.close()


async def test_a_connection_that_may_only_be_relayed_offers_no_address_of_the_machine() -> None:
    ice = IceSettings(LOOPBACK.host_networks, relay_only=True)
    line, answer = await Signalling(RtcSettings(ice=ice), SystemClock()).connect(await an_offer())
    assert isinstance(line, RtcLine)
    assert candidates_of(answer.sdp) == []
    await line.close()
