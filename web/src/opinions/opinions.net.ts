import { api } from "../api/client";
import { answered } from "../api/problem";
import type { components } from "../api/schema";

export type Sent = components["schemas"]["SentView"];
export type CrisisAnswer = components["schemas"]["CrisisView"];
export type PublicMatter = components["schemas"]["PublicMatter"];
export type PublicMatters = components["schemas"]["PublicMatters"];
export type Sentence = components["schemas"]["SentenceView"];
export type KindCount = components["schemas"]["KindCount"];
export type TopicCount = components["schemas"]["TopicCount"];
type Opinion = components["schemas"]["SendOpinion"];

export const KINDS = ["suggestion", "praise", "criticism"] as const;
export const TOPICS = [
  "transport", "environment", "welfare", "safety", "culture", "housing", "economy", "education", "administration",
] as const; // prettier-ignore

export const PAGE_SIZE = 20;

/** What is written in the fields, by their names; `insist`: as an opinion, although it reads like something else. */
export async function sendOpinion(
  said: (field: string) => string,
  { language, insist }: Pick<Opinion, "language" | "insist">,
  signal: AbortSignal,
): Promise<Sent> {
  const kind = KINDS.find((one) => one === said("kind")) ?? "suggestion";
  const topic = TOPICS.find((one) => one === said("topic")) ?? null;
  return answered(api.POST("/api/opinions", { body: { kind, topic, text: said("text"), language, insist }, signal }));
}

export async function listMatters(page: number, signal: AbortSignal): Promise<PublicMatters> {
  return answered(api.GET("/api/opinions", { params: { query: { page, page_size: PAGE_SIZE } }, signal }));
}
