export interface Address {
  port: number;
  /** What the server binds; undefined = every interface. */
  host: string | undefined;
  /** What a person opens. */
  url: string;
}
export function readAddress(env: Readonly<Record<string, string | undefined>>): Address;
/** Rejects with an Error with `reason: 'port-taken' | 'port-refused'` and a sentence as message. */
export function checkPort(address: Address): Promise<void>;
