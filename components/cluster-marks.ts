import { CLUSTER_COLORS, inkOn, shadeCluster } from './cluster-shade.ts';

export interface ClusterMark {
  letter: string;
  /** Of the cluster, the same everywhere. */
  color: string;
  /** Legible on that colour. */
  ink: string;
}

const LETTER_COUNT = 26;
const CODE_OF_A = 65;

/** Letter and colour of the n-th cluster, from 0, as the map paints it. */
export function markCluster(index: number): ClusterMark {
  const number = Math.max(0, Math.trunc(index));
  const [light, dark] = [shadeCluster(number, 'light'), shadeCluster(number, 'dark')];
  const letter = letterOf(number);
  if (number < CLUSTER_COLORS.length) {
    return { letter, color: `var(--cluster-${number + 1})`, ink: inkOn(light) };
  }
  return {
    letter,
    color: `light-dark(${light}, ${dark})`,
    ink: `light-dark(${inkOn(light)}, ${inkOn(dark)})`,
  };
}

/** A … Z, AA, AB, … as the columns of a spreadsheet. */
function letterOf(number: number): string {
  const last = String.fromCharCode(CODE_OF_A + (number % LETTER_COUNT));
  return number < LETTER_COUNT ? last : letterOf(Math.floor(number / LETTER_COUNT) - 1) + last;
}
