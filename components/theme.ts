import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  rem,
} from '@mantine/core';

const FONT_FAMILY =
  "'Pretendard Variable', Pretendard, Stand-in, 'Stand-in Nanum', -apple-system, BlinkMacSystemFont, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Hiragino Sans', 'Noto Sans JP', 'Segoe UI', sans-serif";

/** Cooler than Mantine's own, lightest first: text, lines, fields, surfaces. */
const DARK_GREYS: MantineColorsTuple = [
  '#e9eaed',
  '#c6c9cf',
  '#a3a8b0',
  '#7f858f',
  '#444a54',
  '#363b44',
  '#212429',
  '#1a1c20',
  '#131417',
  '#0d0e10',
];

/** Greys carry the page, indigo is for action and selection. */
export const theme = createTheme({
  fontFamily: FONT_FAMILY,
  colors: { dark: DARK_GREYS },
  primaryColor: 'indigo',
  // White on this shade is 5 : 1; on the lighter one that Mantine takes in the dark, below 4.5.
  primaryShade: 7,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: rem(13), sm: rem(14), md: rem(16), lg: rem(20), xl: rem(28) },
  lineHeights: { xs: '1.5', sm: '1.6', md: '1.6', lg: '1.45', xl: '1.35' },
  radius: { xs: rem(4), sm: rem(6), md: rem(8), lg: rem(12), xl: rem(16) },
  headings: {
    fontFamily: FONT_FAMILY,
    fontWeight: '700',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: rem(28), lineHeight: '1.35' },
      h2: { fontSize: rem(20), lineHeight: '1.45' },
      h3: { fontSize: rem(16), lineHeight: '1.5' },
      h4: { fontSize: rem(14), lineHeight: '1.6' },
    },
  },
});

/** Mantine's grey for quiet text and placeholders is below 4.5 : 1; these are above, in both schemes. */
export const resolveCssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c636b',
    '--mantine-color-placeholder': '#656d76',
    '--mantine-color-body': '#fcfcfd',
    '--mantine-color-text': '#16181d',
    '--mantine-color-error': '#c92a2a',
  },
  dark: {
    '--mantine-color-dimmed': '#a3a8b0',
    '--mantine-color-placeholder': '#9aa0a8',
    '--mantine-color-body': '#131417',
    '--mantine-color-text': '#e9eaed',
    '--mantine-color-error': '#ff8787',
  },
});
