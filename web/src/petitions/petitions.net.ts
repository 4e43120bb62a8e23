import { api } from "../api/client";
import { answered } from "../api/problem";
import type { components } from "../api/schema";
import type { Known } from "./photos.net";

export type Followed = components["schemas"]["FollowedView"];
export type Receipt = components["schemas"]["ReceiptView"];
export type Deadline = components["schemas"]["DeadlineView"];
export type Happened = components["schemas"]["HappenedView"];
export type FilingTerms = components["schemas"]["FilingTerms"];
export type Result = components["schemas"]["ResultView"];

export async function followPetition(number: string, name: string, signal: AbortSignal): Promise<Followed> {
  return answered(api.POST("/api/petitions/follow", { body: { number, name }, signal }));
}

export type PetitionerAct = components["schemas"]["ActAsPetitioner"]["act"];
export type PetitionerActName = Followed["may"][number];

/** One act of the petitioner; what it leads to, as `followPetition`. */
export async function actAsPetitioner(known: Known, act: PetitionerAct, signal: AbortSignal): Promise<Followed> {
  return answered(api.POST("/api/petitions/acts", { body: { ...known, act }, signal }));
}

/** What this service lets a petitioner add. */
export async function readFilingTerms(signal: AbortSignal): Promise<FilingTerms> {
  return answered(api.GET("/api/petitions/terms", { signal }));
}

/** Agrees to notices by e-mail, or takes that back. */
export async function setNotices(known: Known, notify: boolean, signal: AbortSignal): Promise<Followed> {
  return answered(api.POST("/api/petitions/notices", { body: { ...known, notify }, signal }));
}

/** By the link of a letter; the number of the petition. */
export async function confirmAddress(token: string, signal: AbortSignal): Promise<string> {
  return (await answered(api.POST("/api/petitions/notices/confirm", { body: { token }, signal }))).number;
}

/** Another letter that asks whether the address is theirs. */
export async function askAgain(known: Known, signal: AbortSignal): Promise<Followed> {
  return answered(api.POST("/api/petitions/notices/ask-again", { body: known, signal }));
}

export const KINDS = ["other", "suggestion", "inquiry", "grievance"] as const;
export type Kind = (typeof KINDS)[number];

interface Beside {
  language: "ko" | "en";
  key: string;
  talk: string | null;
  /** That were sent before. */
  photos: { id: string; alt: string }[];
}

/** Files what the citizen signed, by the names of the fields; what goes again under the same `key` is filed once. */
export async function filePetition(
  said: (field: string) => string,
  { language, key, talk, photos }: Beside,
  signal: AbortSignal,
): Promise<Receipt> {
  const kind = KINDS.find((one) => one === said("kind")) ?? "other";
  const body = {
    talk,
    kind,
    subject: said("subject"),
    text: said("text"),
    place: said("place") || null,
    occurred: said("occurred") || null,
    wish: said("wish") || null,
    name: said("name"),
    address: said("address"),
    contact: said("contact"),
    notify: said("notify") !== "",
    photos,
    language,
    consent: true as const,
    under_14: false,
  };
  return answered(api.POST("/api/petitions", { params: { header: { "Idempotency-Key": key } }, body, signal }));
}
