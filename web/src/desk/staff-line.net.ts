import { api } from "../api/client";
import { answered } from "../api/problem";

// The offer carries every candidate: there is no path for later ones. Most are found at once.
const GATHER_MS = 2_000;

export interface StaffLineEvents {
  /** The citizen's voice, for a plain `<audio>` element: the echo canceller has to hear it. */
  onVoice: (voice: MediaStream) => void;
  onState: (state: "connected" | "interrupted" | "lost") => void;
}

/** The staff member's own connection: microphone out, the citizen's voice in. */
export interface StaffLine {
  hangUp: () => void;
}

/** The microphone, with the echo of the loudspeaker taken out; raises what `getUserMedia` raises. */
export async function openMicrophone(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    video: false,
  });
}

/** Connects to the talk; without a microphone it only listens. Raises `ServiceProblem`. */
export async function openStaffLine(
  talk: string,
  microphone: MediaStreamTrack | null,
  events: StaffLineEvents,
  signal: AbortSignal,
): Promise<StaffLine> {
  const peer = new RTCPeerConnection();
  peer.addTransceiver(microphone ?? "audio", { direction: microphone ? "sendrecv" : "recvonly" });
  let over = false;
  const hangUp = (): void => {
    over = true;
    peer.close();
  };
  signal.addEventListener("abort", hangUp, { once: true });
  peer.addEventListener("track", (event) => {
    events.onVoice(event.streams[0] ?? new MediaStream([event.track]));
  });
  peer.addEventListener("connectionstatechange", () => {
    if (over) return;
    if (peer.connectionState === "connected") events.onState("connected");
    if (peer.connectionState === "disconnected") events.onState("interrupted");
    if (peer.connectionState === "failed") events.onState("lost");
  });
  try {
    await negotiate(peer, talk, signal);
  } catch (error) {
    hangUp();
    throw error;
  }
  return { hangUp };
}

async function negotiate(peer: RTCPeerConnection, talk: string, signal: AbortSignal): Promise<void> {
  await peer.setLocalDescription();
  await gathered(peer, signal);
  const body = { sdp: peer.localDescription?.sdp ?? "", type: "offer" as const };
  const answer = await answered(api.POST("/api/desk/{talk}/offer", { params: { path: { talk } }, body, signal }));
  signal.throwIfAborted();
  await peer.setRemoteDescription({ sdp: answer.sdp, type: "answer" });
}

/** When all candidates are found, or after a while those that are. */
async function gathered(peer: RTCPeerConnection, signal: AbortSignal): Promise<void> {
  if (peer.iceGatheringState === "complete") return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, GATHER_MS);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener("abort", done, { once: true });
    peer.addEventListener("icegatheringstatechange", () => {
      if (peer.iceGatheringState === "complete") done();
    });
  });
  signal.throwIfAborted();
}
