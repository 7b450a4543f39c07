import type { Plot } from './create-plot.ts';
import { declutter } from './declutter.ts';

const NAME_LEFT_PX = 15;
const NAME_HEIGHT_PX = 14;
const GLYPH_RADIUS_PX = 6;

/**
 * Names that would cover an earlier one appear only when pointed at: the first stay.
 * Marks carry `data-x` and `data-y`, their names `data-name`.
 */
export function hideCrowdedNames(root: HTMLElement, plot: Plot): void {
  const marks = [...root.querySelectorAll<HTMLElement>('[data-x]')];
  const glyphs = marks.map((mark) => {
    const [left, top] = plot.project([Number(mark.dataset.x), Number(mark.dataset.y)]);
    return { leftPx: left, topPx: top };
  });
  const names = marks.map((mark, index) => {
    const name = mark.querySelector<HTMLElement>('[data-name]');
    const at = glyphs[index];
    if (!name || !at) return undefined;
    return {
      leftPx: at.leftPx + NAME_LEFT_PX,
      topPx: at.topPx - NAME_HEIGHT_PX / 2,
      widthPx: name.offsetWidth,
      heightPx: NAME_HEIGHT_PX,
    };
  });
  const taken = glyphs.map(({ leftPx, topPx }) => ({
    leftPx: leftPx - GLYPH_RADIUS_PX,
    topPx: topPx - GLYPH_RADIUS_PX,
    widthPx: 2 * GLYPH_RADIUS_PX,
    heightPx: 2 * GLYPH_RADIUS_PX,
  }));
  for (const [index, isShown] of declutter(names, taken).entries()) {
    marks[index]?.toggleAttribute('data-crowded', !isShown);
  }
}
