import { api } from "../api/client";
import { answered } from "../api/problem";
import { clientReady, parseRtvi, rtviMessage, type RtviMessage } from "./rtvi";

// The service gives a connection 10 s to come up; a citizen should not wait longer to be told.
const CONNECT_MS = 12_000;
const PING_MS = 1_000;

/** What the visit is for: a counter, a talk that goes on by voice, or a space to walk in. */
export interface Visit {
  official?: string;
  space?: string;
  language: "ko" | "en";
  session?: string;
}

export interface LineEvents {
  onMessage: (message: RtviMessage) => void;
  /** The avatar's voice, to be played through a plain `<audio>` element so that the echo canceller hears it. */
  onVoice: (voice: MediaStream) => void;
  /** The connection stands, is interrupted for the moment, or is over for good. */
  onState: (state: "connected" | "interrupted" | "lost") => void;
}

/** One WebRTC connection with the service. */
export interface Line {
  readonly receiver: RTCRtpReceiver;
  /** Returns the id that the reply will repeat; null where the channel is not open and nothing was sent. */
  send: (type: string, data?: Record<string, unknown>) => string | null;
  hangUp: () => void;
}

/** Offers a connection and returns when the offer is answered; `events` tell how it goes on. */
export async function openLine(
  microphone: MediaStreamTrack | null,
  visit: Visit,
  events: LineEvents,
  signal: AbortSignal,
): Promise<Line> {
  const peer = new RTCPeerConnection();
  const transceiver = peer.addTransceiver(microphone ?? "audio", { direction: microphone ? "sendrecv" : "recvonly" });
  const channel = peer.createDataChannel("chat", { ordered: true });
  const stop = new AbortController();
  const line: Line = {
    receiver: transceiver.receiver,
    send: (type, data) => {
      if (channel.readyState !== "open") return null;
      const { id, text } = rtviMessage(type, data);
      channel.send(text);
      return id;
    },
    hangUp: () => {
      if (stop.signal.aborted) return;
      stop.abort();
      line.send("disconnect-bot");
      channel.close();
      peer.close();
    },
  };
  signal.addEventListener("abort", line.hangUp, { once: true });
  watchChannel(channel, events, stop.signal);
  watchPeer(peer, events, stop.signal);
  try {
    await negotiate(peer, visit, AbortSignal.any([signal, stop.signal]));
  } catch (error) {
    line.hangUp();
    throw error;
  }
  return line;
}

function watchChannel(channel: RTCDataChannel, events: LineEvents, signal: AbortSignal): void {
  channel.addEventListener("open", () => {
    channel.send(clientReady());
    const ping = setInterval(() => {
      if (channel.readyState === "open") channel.send(`ping: ${Date.now()}`);
    }, PING_MS);
    signal.addEventListener("abort", () => {
      clearInterval(ping);
    });
  });
  channel.addEventListener("message", (message: MessageEvent<unknown>) => {
    const said = typeof message.data === "string" ? parseRtvi(message.data) : null;
    if (said && !signal.aborted) events.onMessage(said);
  });
  channel.addEventListener("close", () => {
    if (!signal.aborted) events.onState("lost");
  });
}

function watchPeer(peer: RTCPeerConnection, events: LineEvents, signal: AbortSignal): void {
  const late = setTimeout(() => {
    if (peer.connectionState !== "connected" && !signal.aborted) events.onState("lost");
  }, CONNECT_MS);
  signal.addEventListener("abort", () => {
    clearTimeout(late);
  });
  peer.addEventListener("track", (event) => {
    events.onVoice(event.streams[0] ?? new MediaStream([event.track]));
  });
  peer.addEventListener("connectionstatechange", () => {
    if (signal.aborted) return;
    if (peer.connectionState === "connected") events.onState("connected");
    if (peer.connectionState === "disconnected") events.onState("interrupted");
    if (peer.connectionState === "failed") events.onState("lost");
  });
}

/** The offer goes out at once; candidates follow it as they are found. */
async function negotiate(peer: RTCPeerConnection, visit: Visit, signal: AbortSignal): Promise<void> {
  const found: RTCIceCandidate[] = [];
  let id: string | null = null;
  const pass = (): void => {
    if (!id || found.length === 0) return;
    const candidates = found.splice(0).map((candidate) => ({
      candidate: candidate.candidate,
      sdp_mid: candidate.sdpMid,
      sdp_mline_index: candidate.sdpMLineIndex,
    }));
    // A candidate that is lost costs a path, not the line.
    answered(api.PATCH("/api/offer", { body: { pc_id: id, candidates }, signal })).catch(() => undefined);
  };
  peer.addEventListener("icecandidate", (event) => {
    if (event.candidate) found.push(event.candidate);
    pass();
  });
  await peer.setLocalDescription();
  const sdp = peer.localDescription?.sdp ?? "";
  const body = { sdp, type: "offer" as const, pc_id: null, requestData: { ...visit } };
  const answer = await answered(api.POST("/api/offer", { body, signal }));
  signal.throwIfAborted();
  await peer.setRemoteDescription({ sdp: answer.sdp, type: "answer" });
  id = answer.pc_id;
  pass();
}
