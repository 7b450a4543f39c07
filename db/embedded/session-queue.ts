/** Turns at the database, first come first served. A turn lasts until `release`. */
export class SessionQueue {
  #owner: object | undefined;
  #waiting: { candidate: object; start: () => void }[] = [];

  isOwner(candidate: object): boolean {
    return this.#owner === candidate;
  }

  /** Resolves when it is the candidate's turn; at once if it already is. */
  acquire(candidate: object): Promise<void> {
    if (this.#owner === undefined) this.#owner = candidate;
    if (this.#owner === candidate) return Promise.resolve();
    return new Promise((start) => {
      this.#waiting.push({ candidate, start });
    });
  }

  release(candidate: object): void {
    if (this.#owner !== candidate) return;
    const next = this.#waiting.shift();
    this.#owner = next?.candidate;
    next?.start();
  }
}
