// A spreadsheet runs a cell that begins with one of these as a formula. Source: OWASP, CSV injection;
// with the full-width forms, which some spreadsheets fold.
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r＝＋－＠]/;

/** Puts an apostrophe before what a spreadsheet would run, and before what would look guarded. */
export function guardFormula(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** Takes the guard off; the inverse of {@link guardFormula} for every text. */
export function unguardFormula(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
