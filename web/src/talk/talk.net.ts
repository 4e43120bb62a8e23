import { api } from "../api/client";
import type { Language, Official, Privacy, Queue, TalkView } from "../api/events";
import { answered, opened } from "../api/problem";

export async function listOfficials(language: Language, signal: AbortSignal): Promise<Official[]> {
  return answered(api.GET("/api/officials", { params: { query: { language } }, signal }));
}

export async function openTalk(official: string, language: Language, signal: AbortSignal): Promise<TalkView> {
  return answered(api.POST("/api/talks", { body: { official, language }, signal }));
}

export async function readTalk(talk: string, signal: AbortSignal): Promise<TalkView> {
  return answered(api.GET("/api/talks/{talk_id}", { params: { path: { talk_id: talk } }, signal }));
}

export async function switchOfficial(talk: string, official: string, signal: AbortSignal): Promise<TalkView> {
  const params = { path: { talk_id: talk } };
  return answered(api.POST("/api/talks/{talk_id}/official", { params, body: { official }, signal }));
}

/** Returns when the message is answered; what is said comes over the talk's event stream. */
export async function sendMessage(talk: string, text: string, signal: AbortSignal): Promise<void> {
  const response = await opened(
    fetch(`/api/talks/${talk}/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text }),
      signal,
    }),
  );
  await response.text();
}

export async function askForPerson(talk: string, signal: AbortSignal): Promise<Queue> {
  return answered(api.POST("/api/talks/{talk_id}/handoff", { params: { path: { talk_id: talk } }, signal }));
}

export async function stopWaiting(talk: string, signal: AbortSignal): Promise<void> {
  await answered(api.DELETE("/api/talks/{talk_id}/handoff", { params: { path: { talk_id: talk } }, signal }));
}

export type Thumb = "up" | "down";

export async function rateAnswer(talk: string, answer: string, thumb: Thumb, signal: AbortSignal): Promise<void> {
  const params = { path: { talk_id: talk, answer } };
  await answered(api.POST("/api/talks/{talk_id}/answers/{answer}/rating", { params, body: { thumb }, signal }));
}

/** "Tell me if this changes", or a call-back; `answer` is what it is about. */
export interface Contact {
  contact: string;
  purpose: "changes" | "callback";
  answer: string | null;
}

export async function leaveContact(talk: string, left: Contact, signal: AbortSignal): Promise<void> {
  const params = { path: { talk_id: talk } };
  const body = { ...left, consent: true as const, under_14: false };
  await answered(api.POST("/api/talks/{talk_id}/contacts", { params, body, signal }));
}

export async function endTalk(talk: string, signal: AbortSignal): Promise<void> {
  await answered(api.POST("/api/talks/{talk_id}/end", { params: { path: { talk_id: talk } }, signal }));
}

export async function deleteTalk(talk: string, signal: AbortSignal): Promise<void> {
  await answered(api.DELETE("/api/talks/{talk_id}", { params: { path: { talk_id: talk } }, signal }));
}

export async function readPrivacy(signal: AbortSignal): Promise<Privacy> {
  return answered(api.GET("/api/privacy", { signal }));
}
