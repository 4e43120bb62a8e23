import { api } from "../api/client";
import { answered } from "../api/problem";
import type { components } from "../api/schema";

export type Followed = components["schemas"]["FollowedView"];
export type Receipt = components["schemas"]["ReceiptView"];
export type Deadline = components["schemas"]["DeadlineView"];
export type Happened = components["schemas"]["HappenedView"];
export type Result = components["schemas"]["ResultView"];

export async function followPetition(number: string, name: string, signal: AbortSignal): Promise<Followed> {
  return answered(api.POST("/api/petitions/follow", { body: { number, name }, signal }));
}

export type PetitionerAct = components["schemas"]["ActAsPetitioner"]["act"];
export type PetitionerActName = Followed["may"][number];

/** One act of the petitioner; what it leads to, as `followPetition`. */
export async function actAsPetitioner(
  number: string,
  name: string,
  act: PetitionerAct,
  signal: AbortSignal,
): Promise<Followed> {
  return answered(api.POST("/api/petitions/acts", { body: { number, name, act }, signal }));
}

export const KINDS = ["other", "suggestion", "inquiry", "grievance"] as const;
export type Kind = (typeof KINDS)[number];

/** Files what the citizen signed, by the names of the fields; what goes again under the same `key` is filed once. */
export async function filePetition(
  said: (field: string) => string,
  { language, key, talk }: { language: "ko" | "en"; key: string; talk: string | null },
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
    language,
    consent: true as const,
  };
  return answered(api.POST("/api/petitions", { params: { header: { "Idempotency-Key": key } }, body, signal }));
}
