import { mixColors, parseHex } from './mix-colors.ts';

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

export type Scheme = 'light' | 'dark';

/** White and near black are equally legible on it. */
const EVEN_LUMINANCE = 0.19;
/** How much of black or white each round of eight adds. */
const SHARE = { light: 0.4, dark: 0.6 } as const;
const MOST_SHARE = 0.8;

/** The colour of the n-th cluster, from 0; after eight they begin anew, darker on light, lighter on dark. */
export function shadeCluster(index: number, scheme: Scheme): string {
  const hex = CLUSTER_COLORS[index % CLUSTER_COLORS.length] ?? CLUSTER_COLORS[0];
  const round = Math.floor(index / CLUSTER_COLORS.length);
  if (round === 0) return hex;
  const away = scheme === 'light' ? '#000000' : '#ffffff';
  return mixColors(hex, away, Math.min(MOST_SHARE, SHARE[scheme] * round));
}

/** A letter on that colour: white or near black, whichever stands out more. */
export function inkOn(hex: string): string {
  const [red = 0, green = 0, blue = 0] = parseHex(hex).map((part) => (part / 255) ** 2.2);
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance < EVEN_LUMINANCE ? '#ffffff' : '#14161a';
}
