/** The bell of the desk: two soft tones for an arrival, three sharper ones for a crisis. Silent until the page was touched. */
export class Chime {
  #context: AudioContext | null = null;

  /** To be called from a click or a key: only then does a browser let a page sound. */
  wake(): void {
    this.#context ??= new AudioContext();
    if (this.#context.state === "suspended") void this.#context.resume();
  }

  arrival(): void {
    this.#play([
      { at: 0, hertz: 784, seconds: 0.5, loudness: 0.18 },
      { at: 0.18, hertz: 1047, seconds: 0.7, loudness: 0.18 },
    ]);
  }

  crisis(): void {
    this.#play([0, 0.22, 0.44].map((at) => ({ at, hertz: 988, seconds: 0.2, loudness: 0.28 })));
  }

  close(): void {
    void this.#context?.close();
    this.#context = null;
  }

  #play(tones: readonly Tone[]): void {
    const context = this.#context;
    if (context?.state !== "running") return;
    for (const tone of tones) ring(context, tone);
  }
}

interface Tone {
  /** Seconds after now. */
  at: number;
  hertz: number;
  seconds: number;
  /** 0 to 1. */
  loudness: number;
}

function ring(context: AudioContext, tone: Tone): void {
  const start = context.currentTime + tone.at;
  const voice = context.createOscillator();
  const volume = context.createGain();
  voice.type = "sine";
  voice.frequency.value = tone.hertz;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(tone.loudness, start + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + tone.seconds);
  voice.connect(volume).connect(context.destination);
  voice.start(start);
  voice.stop(start + tone.seconds + 0.05);
}
