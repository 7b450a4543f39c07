/** A member as people name one: the first block of the external id, never a database id. */
export function labelMember(externalId: string): string {
  return externalId.split('-', 1)[0] ?? externalId;
}
