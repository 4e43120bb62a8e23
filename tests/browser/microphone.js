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
  window.__microphone = {
    /** `totalAudioEnergy` of every inbound track of the page: it grows only while sound is heard. */
    async heardEnergy() {
      let energy = 0;
      for (const connection of connections) {
        for (const report of (await connection.getStats()).values()) {
          if (report.type === "inbound-rtp" && report.kind === "audio") energy += report.totalAudioEnergy ?? 0;
        }
      }
      return energy;
    },
    /** How many connections the page has made. */
    connections: () => connections.size,
    /** Plays a recording (base64 of a file) and resolves with its length in seconds when it has begun. */
    async say(base64) {
      await context.resume();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const source = context.createBufferSource();
      source.buffer = await context.decodeAudioData(bytes.buffer);
      source.connect(output);
      source.start();
      return source.buffer.duration;
    },
  };
})();
