/** What a person can see and mend at once; the server has the last word. */

export function looksLikeEmail(email: string): boolean {
  return /^\S+@\S+\.\S+$/.test(email.trim());
}

const SHORTEST_PASSWORD = 12;

export function isTooShort(password: string): boolean {
  return password.length < SHORTEST_PASSWORD;
}
