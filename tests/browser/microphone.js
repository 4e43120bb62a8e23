// Stands in for the microphone of a page: silence, until `say` plays a recording into it.
(() => {
  const context = new AudioContext({ sampleRate: 48000 });
  const output = context.createMediaStreamDestination();
  // A constant of zero keeps the track alive between recordings.
  const silence = context.createConstantSource();
  silence.offset.value = 0;
  silence.connect(output);
  silence.start();
  navigator.mediaDevices.getUserMedia = async () => {
    await context.resume();
    return output.stream.clone();
  };
  const connections = new Set();
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) {
      super(...given);
      connections.add(this);
    }
  };
  const heardEnergy = async () => {
    let energy = 0;
    for (const connection of connections) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type === "inbound-rtp" && report.kind === "audio") energy += report.totalAudioEnergy ?? 0;
      }
    }
    return energy;
  };
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  window.__microphone = {
    /** `totalAudioEnergy` of every inbound track of the page: it grows only while sound is heard. */
    heardEnergy,
    /** True once that is more than `energy`; false where it is not within `patience` milliseconds. */
    async hearsMoreThan(energy, patience) {
      for (const end = performance.now() + patience; performance.now() < end; await pause(50)) {
        if ((await heardEnergy()) > energy) return true;
      }
      return false;
    },
    /** Whether a connection of the page is up. */
    connected: () => [...connections].some((connection) => connection.connectionState === "connected"),
    /** Plays a recording (base64 of a file): its length in seconds, and the wall clock at its first audible sample. */
    async say(base64) {
      await context.resume();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const source = context.createBufferSource();
      source.buffer = await context.decodeAudioData(bytes.buffer);
      source.connect(output);
      source.start();
      const began = performance.timeOrigin + performance.now();
      const silent = source.buffer.getChannelData(0).findIndex((sample) => Math.abs(sample) > 0.01);
      return { seconds: source.buffer.duration, audibleAt: began + (silent / source.buffer.sampleRate) * 1000 };
    },
    /** A faint tone that no voice holds, from now on: it tells this microphone from every other sound. */
    hum(hertz) {
      const tone = new OscillatorNode(context, { frequency: hertz });
      tone.connect(new GainNode(context, { gain: 0.05 })).connect(output);
      tone.start();
      return () => tone.stop();
    },
  };
})();
