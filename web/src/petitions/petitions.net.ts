import { api } from "../api/client";
import { answered } from "../api/problem";
import type { components } from "../api/schema";

export type Followed = components["schemas"]["FollowedView"];
export type Deadline = components["schemas"]["DeadlineView"];
export type Happened = components["schemas"]["HappenedView"];
export type Result = components["schemas"]["ResultView"];

export async function followPetition(number: string, name: string, signal: AbortSignal): Promise<Followed> {
  return answered(api.POST("/api/petitions/follow", { body: { number, name }, signal }));
}
