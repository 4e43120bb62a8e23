export type ContactProblem = "empty" | "wrong" | "wrong-phone" | "consent";

const PHONE = /^\+?[\d\s()-]{8,20}$/;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What keeps a contact from being sent; null where nothing does. A call-back needs a telephone number. */
export function contactProblem(contact: string, { phone, consents }: { phone: boolean; consents: boolean }): ContactProblem | null {
  if (!contact) return "empty";
  if (!PHONE.test(contact) && (phone || !MAIL.test(contact))) return phone ? "wrong-phone" : "wrong";
  return consents ? null : "consent";
}
