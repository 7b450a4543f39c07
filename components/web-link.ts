/** The address when it is a whole http(s) one; a catalogue may hold anything, `javascript:` included. */
export function asWebLink(address: string | null | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}
