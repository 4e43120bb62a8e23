"""The only place that touches what aiortc 1.16.0 keeps private; `tests/rtc/test_aiortc_internals.py` watches each name.

What the public interface lacks: the origin of the RTP timestamps (the client's clock for lips and captions), one
certificate and SSL context for all connections, the choice of host addresses, the size of SCTP chunks, a microphone
that comes back, and patience with a browser that is busy.
"""

from __future__ import annotations

import ipaddress
import random
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, cast

import ifaddr
from aioice.stun import TransactionError
from aiortc import RTCCertificate, RTCPeerConnection, RTCRtpReceiver, RTCRtpSender, rtcsctptransport
from aiortc.jitterbuffer import JitterBuffer
from aiortc.rtp import RtcpByePacket
from OpenSSL import SSL

from core.clock import Clock
from rtc.settings import IceSettings

AIORTC_VERSION = "1.16.0"
SCTP_USER_DATA_BYTES = 1_100  # with aiortc's 1160 a relayed packet outgrows the path, and large messages stall
CONSENT_INTERVAL_SECONDS, CONSENT_ENDS_SECONDS = 5.0, 30.0  # RFC 7675, 5.1
CONSENT_RETRANSMISSIONS = 2  # an answer may take 3.5 s

GatherCandidates = Callable[..., Awaitable[list[Any]]]


class SharedCertificate(RTCCertificate):
    """A certificate whose SSL context is made once and serves every connection."""

    _context: SSL.Context | None = None

    def _create_ssl_context(self, srtp_profiles: Any) -> SSL.Context:
        if self._context is None:
            self._context = super()._create_ssl_context(srtp_profiles)
        return self._context


def use_certificate(peer: RTCPeerConnection, certificate: RTCCertificate) -> None:
    """Call before any track or description is set: transports keep the certificate they were made with."""
    setattr(peer, "_RTCPeerConnection__certificates", [certificate])  # noqa: B010


def clamp_sctp_user_data() -> None:
    """Keeps data channel packets small enough for every path; holds for the process."""
    rtcsctptransport.USERDATA_MAX_LENGTH = min(rtcsctptransport.USERDATA_MAX_LENGTH, SCTP_USER_DATA_BYTES)


def choose_addresses(peer: RTCPeerConnection, ice: IceSettings) -> None:
    """Limits what candidate gathering binds to; call between `setRemoteDescription` and `setLocalDescription`."""
    limited = bool(ice.host_networks) and not ice.relay_only
    chosen = addresses_within(ice.host_networks, machine_addresses()) if limited else None
    for transport in ice_transports(peer):
        connection = transport.iceGatherer._connection
        connection.get_component_candidates = _gathering(
            connection.get_component_candidates, chosen, ice.gathering_timeout_seconds
        )


def _gathering(gather: GatherCandidates, chosen: list[str] | None, timeout_seconds: float) -> GatherCandidates:
    async def gather_chosen(component: int, addresses: list[str]) -> list[Any]:
        found = addresses if chosen is None else chosen
        return await gather(component=component, addresses=found, timeout=timeout_seconds)

    return gather_chosen


def be_patient_about_consent(peer: RTCPeerConnection, clock: Clock) -> None:
    """Ends a path 30 s after the last answer to a consent check; call before the connection comes up.

    aioice takes an answer that is later than half a second for none, so a browser that draws too much for its machine
    lost its line while both voices ran over it.
    """
    for transport in ice_transports(peer):
        connection = transport.iceGatherer._connection
        connection.query_consent = _consent_checks(connection, clock)


def _consent_checks(connection: Any, clock: Clock) -> Callable[[], Awaitable[None]]:
    async def query_consent() -> None:
        answered_seconds = clock.monotonic()
        while clock.monotonic() - answered_seconds < CONSENT_ENDS_SECONDS:
            jitter = random.uniform(0.8, 1.2)  # noqa: S311 - so that checks of many lines do not fall together
            await clock.sleep(CONSENT_INTERVAL_SECONDS * jitter)
            if await has_consent(connection):
                answered_seconds = clock.monotonic()
        connection._query_consent_task = None  # else closing would wait for the task that closes
        await connection.close()

    return query_consent


async def has_consent(connection: Any) -> bool:
    """Whether whoever is at the end of every nominated path still wants packets."""
    key = connection.remote_password.encode()
    try:
        for pair in list(connection._nominated.values()):
            request = connection.build_request(pair, nominate=False)
            await pair.protocol.request(
                request, pair.remote_addr, integrity_key=key, retransmissions=CONSENT_RETRANSMISSIONS
            )
    except TransactionError:
        return False
    return True


def ice_transports(peer: RTCPeerConnection) -> set[Any]:
    return cast("set[Any]", getattr(peer, "_RTCPeerConnection__iceTransports"))  # noqa: B009


def machine_addresses() -> list[str]:
    """Every IPv4 and global IPv6 address of the machine, loopback included."""
    addresses: list[str] = []
    for adapter in ifaddr.get_adapters():
        for ip in adapter.ips:
            if isinstance(ip.ip, str):
                addresses.append(ip.ip)
            elif ip.ip[2] == 0:  # a scope id marks a link-local address, which aioice cannot bind
                addresses.append(ip.ip[0])
    return addresses


def addresses_within(networks: Sequence[str], addresses: Sequence[str]) -> list[str]:
    """Those of `addresses` that lie in one of `networks`; raises `ValueError` for something that is no network."""
    allowed = [ipaddress.ip_network(network, strict=False) for network in networks]
    return [a for a in addresses if any(ipaddress.ip_address(a) in network for network in allowed)]


def last_rtp_timestamp(sender: RTCRtpSender) -> int:
    """The RTP timestamp of the packet sent last; 0 before the first."""
    return cast("int", getattr(sender, "_RTCRtpSender__rtp_timestamp"))  # noqa: B009


def outlive_goodbyes(receiver: RTCRtpReceiver) -> None:
    """Lets a sender that pauses be heard again.

    A browser whose sender has no track any more (`replaceTrack(null)`) says goodbye (RTCP BYE, RFC 3550, 6.6) and sends
    on later. That mutes a track (WebRTC 1.0, 5.3); aiortc would end it.
    """
    handle = receiver._handle_rtcp_packet  # pyright: ignore[reportPrivateUsage]

    async def handle_all_but_goodbyes(packet: Any) -> None:
        if not isinstance(packet, RtcpByePacket):
            await handle(packet)

    setattr(receiver, "_handle_rtcp_packet", handle_all_but_goodbyes)  # noqa: B010


def forget_before_pauses(receiver: RTCRtpReceiver, pause_seconds: float) -> None:
    """After a pause of that length what the jitter buffer holds goes: it would sound before the first new word."""
    handle = receiver._handle_rtp_packet  # pyright: ignore[reportPrivateUsage]
    last_ms: int | None = None

    async def handle_after_pause(packet: Any, arrival_time_ms: int) -> None:
        nonlocal last_ms
        if last_ms is not None and arrival_time_ms - last_ms >= pause_seconds * 1_000:
            _empty_jitter_buffer(receiver)
        last_ms = arrival_time_ms
        await handle(packet, arrival_time_ms)

    setattr(receiver, "_handle_rtp_packet", handle_after_pause)  # noqa: B010


def _empty_jitter_buffer(receiver: RTCRtpReceiver) -> None:
    name = "_RTCRtpReceiver__jitter_buffer"
    filled: Any = getattr(receiver, name)
    setattr(receiver, name, JitterBuffer(capacity=filled.capacity, prefetch=filled._prefetch))
