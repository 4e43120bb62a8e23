/**
 * The poses of `docs/protocol.md`: 14 bytes a body, little-endian.
 *
 *     offset  field    type    unit
 *     0       body     uint16  id
 *     2       x        int16   cm
 *     4       y        int16   cm
 *     6       z        int16   cm
 *     8       heading  uint16  1/65536 of a turn, from +z towards +x
 *     10      gesture  uint8   0 none, 1 wave, 2 bow
 *     11      flags    uint8   1 walking, 2 away, 4 teleport, 8 corrected
 *     12      time     uint16  ms, wrapping
 */
export const POSE_BYTES = 14;
export const TIME_WRAPS_MS = 65_536;
export const FULL_TURN = Math.PI * 2;

export const GESTURES = { none: 0, wave: 1, bow: 2 } as const;
export type Gesture = (typeof GESTURES)[keyof typeof GESTURES];

export const FLAGS = { walking: 1, away: 2, teleport: 4, corrected: 8 } as const;

/** One pose; read into the same object again and again. */
export interface Pose {
  body: number;
  /** Metres. */
  x: number;
  y: number;
  z: number;
  /** Radians. */
  heading: number;
  gesture: number;
  flags: number;
  /** Milliseconds, wrapping at 65,536. */
  time: number;
}

export function emptyPose(): Pose {
  return { body: 0, x: 0, y: 0, z: 0, heading: 0, gesture: GESTURES.none, flags: 0, time: 0 };
}

export function posesIn(blob: DataView): number {
  return Math.floor(blob.byteLength / POSE_BYTES);
}

/** Reads the pose number `place` of a blob into `pose`. */
export function readPose(blob: DataView, place: number, pose: Pose): void {
  const at = place * POSE_BYTES;
  pose.body = blob.getUint16(at, true);
  pose.x = blob.getInt16(at + 2, true) / 100;
  pose.y = blob.getInt16(at + 4, true) / 100;
  pose.z = blob.getInt16(at + 6, true) / 100;
  pose.heading = (blob.getUint16(at + 8, true) / 65_536) * FULL_TURN;
  pose.gesture = blob.getUint8(at + 10);
  pose.flags = blob.getUint8(at + 11);
  pose.time = blob.getUint16(at + 12, true);
}

/** Writes one pose at the start of `blob`. */
export function writePose(blob: DataView, pose: Readonly<Pose>): void {
  blob.setUint16(0, pose.body, true);
  blob.setInt16(2, centimetres(pose.x), true);
  blob.setInt16(4, centimetres(pose.y), true);
  blob.setInt16(6, centimetres(pose.z), true);
  blob.setUint16(8, Math.round((wrapped(pose.heading) / FULL_TURN) * 65_536) % 65_536, true);
  blob.setUint8(10, pose.gesture);
  blob.setUint8(11, pose.flags);
  blob.setUint16(12, Math.round(pose.time) % TIME_WRAPS_MS, true);
}

/** An angle in [0, 2π). */
export function wrapped(angle: number): number {
  return ((angle % FULL_TURN) + FULL_TURN) % FULL_TURN;
}

/** How far to turn from one heading to the other, the short way: -π to π. */
export function turnBetween(from: number, to: number): number {
  return wrapped(to - from + Math.PI) - Math.PI;
}

function centimetres(metres: number): number {
  return Math.max(-32_767, Math.min(32_767, Math.round(metres * 100)));
}
