const REPLACEMENT = 0xfffd;
const FIRST_LEAD = 0x81;
const FIRST_TRAIL = 0x41;
const TRAILS = 0xfe - FIRST_TRAIL + 1;
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
/** Node gives these to places that have no letter. */
const FIRST_PRIVATE = 0xe000;
const LAST_PRIVATE = 0xf8ff;
/** Added to the standard in 1998. */
const LATER_LETTERS = [
  [0xa2, 0xe6, '€'],
  [0xa2, 0xe7, '®'],
] as const;

let table: Uint16Array | undefined;

/**
 * Decodes CP949 (Unified Hangul Code, what Korean Excel writes) in pieces. Node's `TextDecoder('euc-kr')` knows
 * only KS X 1001 and turns its other 8,822 syllables, such as 뷁, into something else without a word.
 */
export class Cp949Decoder {
  #lead: number | undefined;

  /** Bytes that are no letter become U+FFFD; without `stream` a cut letter at the end too. */
  decode(bytes: Uint8Array, { stream = false } = {}): string {
    table ??= buildTable();
    const units = new Uint16Array(bytes.length + 1);
    let length = 0;
    for (const byte of bytes) {
      if (this.#lead === undefined) {
        if (byte < 0x80) units[length++] = byte;
        else if (byte >= FIRST_LEAD && byte <= 0xfe) this.#lead = byte;
        else units[length++] = REPLACEMENT;
        continue;
      }
      const isTrail = byte >= FIRST_TRAIL && byte <= 0xfe;
      const unit = isTrail ? (table[indexOf(this.#lead, byte)] ?? REPLACEMENT) : REPLACEMENT;
      this.#lead = undefined;
      units[length++] = unit;
      // A comma or a line end after half a letter is still one.
      if (unit === REPLACEMENT && byte < 0x80) units[length++] = byte;
    }
    if (!stream && this.#lead !== undefined) {
      units[length++] = REPLACEMENT;
      this.#lead = undefined;
    }
    return Buffer.from(units.buffer, 0, length * 2).toString('utf16le');
  }
}

function indexOf(lead: number, trail: number): number {
  return (lead - FIRST_LEAD) * TRAILS + (trail - FIRST_TRAIL);
}

/** KS X 1001 from Node's decoder; the syllables that it hasn't got fill the other places in Unicode's order. */
function buildTable(): Uint16Array {
  const built = new Uint16Array((0xfe - FIRST_LEAD + 1) * TRAILS).fill(REPLACEMENT);
  const known = new Set<number>();
  const decoder = new TextDecoder('euc-kr');
  for (let lead = 0xa1; lead <= 0xfe; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (letter.length !== 1) continue;
      const unit = letter.charCodeAt(0);
      if (unit >= FIRST_PRIVATE && unit <= LAST_PRIVATE) continue;
      built[indexOf(lead, trail)] = unit;
      known.add(unit);
    }
  }
  for (const [lead, trail, letter] of LATER_LETTERS) {
    built[indexOf(lead, trail)] = letter.charCodeAt(0);
  }
  let syllable = FIRST_SYLLABLE;
  for (const index of listExtension()) {
    while (known.has(syllable)) syllable++;
    if (syllable > LAST_SYLLABLE) break;
    built[index] = syllable++;
  }
  return built;
}

function* listExtension(): Generator<number> {
  for (let lead = FIRST_LEAD; lead <= 0xc6; lead++) {
    for (let trail = FIRST_TRAIL; trail <= 0xfe; trail++) {
      const isLetter = trail <= 0x5a || (trail >= 0x61 && trail <= 0x7a) || trail >= 0x81;
      if (isLetter && (lead <= 0xa0 || trail <= 0xa0)) yield indexOf(lead, trail);
    }
  }
}
