const BYTES = 16;

/** The key under which a form is filed: the same words sent again have the same one, changed words another. */
export class KeyOfWords {
  private words: string | null = null;
  private key = "";

  of(words: string): string {
    if (words !== this.words) {
      this.words = words;
      this.key = Array.from(crypto.getRandomValues(new Uint8Array(BYTES)), hex).join("");
    }
    return this.key;
  }
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}
