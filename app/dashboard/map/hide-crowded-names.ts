import type { Plot } from './create-plot.ts';
import { declutter } from './declutter.ts';

/** Between a mark and its name, to the right or to the left of it. */
const NAME_GAP_PX = 15;
const NAME_HEIGHT_PX = 14;
const GLYPH_RADIUS_PX = 6;

/**
 * Names that would cover an earlier one appear only when pointed at: the first stay. Those that would be cut at the
 * right edge stand to the left. Marks carry `data-x` and `data-y`, their names `data-name`.
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
    const widthPx = name.offsetWidth;
    const isFlipped = at.leftPx + NAME_GAP_PX + widthPx > plot.size().widthPx;
    mark.toggleAttribute('data-flip', isFlipped);
    return {
      leftPx: isFlipped ? at.leftPx - NAME_GAP_PX - widthPx : at.leftPx + NAME_GAP_PX,
      topPx: at.topPx - NAME_HEIGHT_PX / 2,
      widthPx,
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
