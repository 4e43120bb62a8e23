import { api } from "../api/client";
import { answered } from "../api/problem";

// The offer carries every candidate: there is no path for later ones. Most are found at once.
const GATHER_MS = 2_000;
// The service gives a connection 20 s to come up; a person on duty should sooner try again.
const CONNECT_MS = 12_000;

export interface StaffLineEvents {
  /** The offer was answered: the line has this id. */
  onAnswered: (id: string) => void;
  /** The citizen's voice, for a plain `<audio>` element: the echo canceller has to hear it. */
  onVoice: (voice: MediaStream) => void;
  onState: (state: "connected" | "interrupted" | "lost") => void;
}

/** The staff member's own connection: microphone out, the citizen's voice in. */
export interface StaffLine {
  /** What is sent from now on; null: nothing at all. */
  speak: (microphone: MediaStreamTrack | null) => void;
}

/** The microphone, with the echo of the loudspeaker taken out; raises what `getUserMedia` raises. */
export async function openMicrophone(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    video: false,
  });
}

/** A line that sends nothing yet; `signal` hangs up. `onState` tells of a failure of the network. */
export function openStaffLine(events: StaffLineEvents, signal: AbortSignal): { line: StaffLine; answer: Promise<void> } {
  const peer = new RTCPeerConnection();
  const { sender } = peer.addTransceiver("audio", { direction: "sendrecv" });
  const late = setTimeout(() => {
    if (peer.connectionState !== "connected" && !signal.aborted) events.onState("lost");
  }, CONNECT_MS);
  signal.addEventListener(
    "abort",
    () => {
      clearTimeout(late);
      peer.close();
    },
    { once: true },
  );
  peer.addEventListener("track", (event) => {
    events.onVoice(event.streams[0] ?? new MediaStream([event.track]));
  });
  peer.addEventListener("connectionstatechange", () => {
    if (signal.aborted) return;
    if (peer.connectionState === "connected") events.onState("connected");
    if (peer.connectionState === "disconnected") events.onState("interrupted");
    if (peer.connectionState === "failed") events.onState("lost");
  });
  const speak = (microphone: MediaStreamTrack | null): void => {
    // A connection that was closed meanwhile sends nothing any more.
    if (!signal.aborted) sender.replaceTrack(microphone).catch(() => undefined);
  };
  return { line: { speak }, answer: negotiate(peer, events.onAnswered, signal) };
}

async function negotiate(peer: RTCPeerConnection, onAnswered: (id: string) => void, signal: AbortSignal): Promise<void> {
  await peer.setLocalDescription();
  await gathered(peer, signal);
  const body = { sdp: peer.localDescription?.sdp ?? "", type: "offer" as const };
  const answer = await answered(api.POST("/api/desk/line", { body, signal }));
  signal.throwIfAborted();
  onAnswered(answer.pc_id);
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
