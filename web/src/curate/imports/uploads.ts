// What may be handed in, and what is told about it before anything is sent.
import type { UploadRules } from "./imports.net";

export type UploadProblem = "tooMany" | "tooMuch" | "tooLarge" | "nothing";

const ARCHIVES = /\.zip$/i;

/** Why these files cannot be sent; null where they can. A file that is too large alone is told with its name. */
export function problemOf(
  files: readonly { name: string; size: number }[],
  rules: UploadRules,
): { problem: UploadProblem; name: string } | null {
  if (files.length === 0) return { problem: "nothing", name: "" };
  if (files.length > rules.files) return { problem: "tooMany", name: "" };
  const large = files.find(({ name, size }) => size > (ARCHIVES.test(name) ? rules.upload_bytes : rules.file_bytes));
  if (large) return { problem: "tooLarge", name: large.name };
  const all = files.reduce((sum, { size }) => sum + size, 0);
  return all > rules.upload_bytes ? { problem: "tooMuch", name: "" } : null;
}

/** `1.4 MB` */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1_048_576) return `${Math.ceil(bytes / 1024)} KB`;
  return `${Number((bytes / 1_048_576).toFixed(1))} MB`;
}
