declare const unit: unique symbol;

/** A number that says what it counts. */
type In<Name extends string> = number & { readonly [unit]: Name };

export type Milliseconds = In<"ms">;
export type Seconds = In<"s">;
/** A place on the clock of the sound: 48 kHz ticks in 32 bits, which wrap. */
export type Rtp = In<"rtp">;

export const RTP_TICKS_PER_MS = 48;

export function ms(value: number): Milliseconds {
  return value as Milliseconds;
}

export function seconds(value: number): Seconds {
  return value as Seconds;
}

/** Any number brought into the 32 bits of an RTP timestamp. */
export function rtp(value: number): Rtp {
  return (value >>> 0) as Rtp;
}

/** How far `later` is after `earlier`: negative when it is before it, right across the wrap. */
export function rtpBetween(earlier: Rtp, later: Rtp): Milliseconds {
  return ms(((later - earlier) | 0) / RTP_TICKS_PER_MS);
}

export function rtpAfter(from: Rtp, offset: Milliseconds): Rtp {
  return rtp(from + Math.round(offset * RTP_TICKS_PER_MS));
}
