import { preload } from 'react-dom';

// Pretendard comes in 92 parts, the last ones hold the commonest letters. The bundler follows literals only.
const PARTS = [
  new URL(
    'pretendard/dist/web/variable/woff2-dynamic-subset/PretendardVariable.subset.91.woff2',
    import.meta.url,
  ),
  new URL(
    'pretendard/dist/web/variable/woff2-dynamic-subset/PretendardVariable.subset.90.woff2',
    import.meta.url,
  ),
  new URL(
    'pretendard/dist/web/variable/woff2-dynamic-subset/PretendardVariable.subset.89.woff2',
    import.meta.url,
  ),
  new URL(
    'pretendard/dist/web/variable/woff2-dynamic-subset/PretendardVariable.subset.88.woff2',
    import.meta.url,
  ),
  new URL(
    'pretendard/dist/web/variable/woff2-dynamic-subset/PretendardVariable.subset.87.woff2',
    import.meta.url,
  ),
  new URL(
    'pretendard/dist/web/variable/woff2-dynamic-subset/PretendardVariable.subset.86.woff2',
    import.meta.url,
  ),
  new URL(
    'pretendard/dist/web/variable/woff2-dynamic-subset/PretendardVariable.subset.85.woff2',
    import.meta.url,
  ),
  new URL(
    'pretendard/dist/web/variable/woff2-dynamic-subset/PretendardVariable.subset.84.woff2',
    import.meta.url,
  ),
  new URL(
    'pretendard/dist/web/variable/woff2-dynamic-subset/PretendardVariable.subset.83.woff2',
    import.meta.url,
  ),
];

/**
 * Asks for the parts of the font that every page needs together with the page, not after its styles: seldom is
 * anything painted in another font first. English pages name Korean bands, too. Call it while rendering on the server.
 */
export function preloadFontParts() {
  for (const part of PARTS) {
    preload(part.pathname, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  }
}
