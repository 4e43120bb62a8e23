import type { components } from "../api/schema";

export type DeskView = components["schemas"]["DeskView"];
export type DeskEntry = components["schemas"]["EntryView"];
export type CallView = components["schemas"]["CallView"];
export type CallLine = components["schemas"]["LineView"];
export type PassageUsed = components["schemas"]["SourceView"];
export type CallbackRequest = components["schemas"]["CallbackView"];
export type EndedTalk = components["schemas"]["EndedTalkView"];
