/** What is still wrong with a new password, by the rules that the service keeps (`app/accounts/passwords.py`). */
export type PasswordFlaw = "short" | "name" | "same" | "mismatch";

export const MIN_CHARACTERS = 10;
const DIFFERENT_CHARACTERS = 4;

export function passwordFlaw(password: string, again: string, name: string): PasswordFlaw | null {
  if (password.length < MIN_CHARACTERS) return "short";
  if (password.toLowerCase().includes(name.toLowerCase())) return "name";
  if (new Set(password).size < DIFFERENT_CHARACTERS) return "same";
  return password === again ? null : "mismatch";
}
