/** How loud a stream is, in all and by the bands that show vowels; nothing is heard of it. */
export class Loudness {
  readonly #context = new AudioContext();
  readonly #analyser = this.#context.createAnalyser();
  readonly #bins: Uint8Array<ArrayBuffer>;

  constructor(stream: MediaStream) {
    this.#analyser.fftSize = 512;
    this.#analyser.smoothingTimeConstant = 0.5;
    this.#bins = new Uint8Array(this.#analyser.frequencyBinCount);
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
    void this.#context.resume();
  }

  /** Reads the sound of this moment; `band` and `level` speak of it until the next time. */
  read(): void {
    this.#analyser.getByteFrequencyData(this.#bins);
  }

  /** 0 to 1 between two frequencies. */
  band(fromHertz: number, toHertz: number): number {
    const width = this.#context.sampleRate / 2 / this.#bins.length;
    const first = Math.floor(fromHertz / width);
    const last = Math.min(this.#bins.length, Math.ceil(toHertz / width));
    let sum = 0;
    for (let i = first; i < last; i += 1) sum += this.#bins[i] ?? 0;
    return last > first ? sum / (last - first) / 255 : 0;
  }

  /** 0 to 1 of a voice. */
  level(): number {
    this.read();
    return Math.min(1, this.band(100, 4_000) * 1.8);
  }

  close(): void {
    void this.#context.close();
  }
}
