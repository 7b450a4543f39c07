/** Okabe–Ito and a grey, as in app/globals.css: for canvases, which know no CSS variables. */
export const CLUSTER_COLORS = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#d55e00',
  '#f0e442',
  '#8a8f98',
] as const;

export interface ClusterMark {
  letter: string;
  /** Of the cluster, the same everywhere. */
  color: string;
  /** The same for a canvas. */
  hex: string;
  /** Legible on that colour. */
  ink: string;
}

const DARK_INK = '#14161a';
const LETTER_COUNT = 26;
const CODE_OF_A = 65;

/** Letter and colour of the n-th cluster, from 0. The colours begin anew after 8, the letters never. */
export function markCluster(index: number): ClusterMark {
  const number = Math.max(0, Math.trunc(index));
  const place = number % CLUSTER_COLORS.length;
  return {
    letter: letterOf(number),
    color: `var(--cluster-${place + 1})`,
    hex: CLUSTER_COLORS[place] ?? CLUSTER_COLORS[0],
    ink: place === 0 ? '#ffffff' : DARK_INK,
  };
}

/** A … Z, AA, AB, … as the columns of a spreadsheet. */
function letterOf(number: number): string {
  const last = String.fromCharCode(CODE_OF_A + (number % LETTER_COUNT));
  return number < LETTER_COUNT ? last : letterOf(Math.floor(number / LETTER_COUNT) - 1) + last;
}
