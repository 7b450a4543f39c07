export const CURATOR_ROLES = ['curator', 'admin'] as const;
export type CuratorRole = (typeof CURATOR_ROLES)[number];

/** In characters. */
export const MIN_PASSWORD_LENGTH = 12;

/** Characters as a person counts them, not UTF-16 units. */
export function isLongEnough(password: string): boolean {
  return [...password].length >= MIN_PASSWORD_LENGTH;
}

export function isCuratorRole(value: unknown): value is CuratorRole {
  return CURATOR_ROLES.some((role) => role === value);
}
