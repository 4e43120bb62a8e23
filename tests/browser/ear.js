// What reaches the ear of a page, and when; `microphone.js` stands for its mouth.
(() => {
  const HUM_HERTZ = 6000;
  const now = () => performance.timeOrigin + performance.now();
  const voices = [];
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) {
      super(...given);
      this.addEventListener("track", (event) => voices.push(event.streams[0] ?? new MediaStream([event.track])));
    }
  };
  const muted = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, "muted");
  const ear = {
    /** When the page muted its voice for the last time, in milliseconds since 1970. */
    mutedAt: null,
    now,
    /** Resolves with the moment at which the tone of `microphone.hum` first arrives in a voice of this page. */
    async hearsHum(patience) {
      const context = new AudioContext();
      await context.resume();
      const analysers = [];
      // A page that connects again meanwhile gets a voice more.
      const listen = () => {
        for (const voice of voices.slice(analysers.length)) {
          const analyser = new AnalyserNode(context, { fftSize: 1024, smoothingTimeConstant: 0 });
          context.createMediaStreamSource(voice).connect(analyser);
          analysers.push(analyser);
        }
        return analysers;
      };
      const bin = Math.round(HUM_HERTZ / (context.sampleRate / 1024));
      const spectrum = new Float32Array(512);
      try {
        for (const end = now() + patience; now() < end; await new Promise((done) => setTimeout(done, 5))) {
          for (const analyser of listen()) {
            analyser.getFloatFrequencyData(spectrum);
            const beside = Math.max(spectrum[bin - 12], spectrum[bin + 12]);
            if (spectrum[bin] > -60 && spectrum[bin] > beside + 15) return now();
          }
        }
        return null;
      } finally {
        await context.close();
      }
    },
  };
  Object.defineProperty(HTMLMediaElement.prototype, "muted", {
    ...muted,
    set(value) {
      if (value && !muted.get.call(this)) ear.mutedAt = now();
      muted.set.call(this, value);
    },
  });
  window.__ear = ear;
})();
