export interface LabelBox {
  leftPx: number;
  topPx: number;
  widthPx: number;
  heightPx: number;
}

const GAP_PX = 4;

/** Which of the labels can be shown without touching an earlier one: the first are the most important. */
export function declutter(
  labels: readonly (LabelBox | undefined)[],
  taken: readonly LabelBox[] = [],
): boolean[] {
  const shown: LabelBox[] = [...taken];
  return labels.map((label) => {
    if (!label || shown.some((other) => overlaps(label, other))) return false;
    shown.push(label);
    return true;
  });
}

function overlaps(a: LabelBox, b: LabelBox): boolean {
  return (
    a.leftPx < b.leftPx + b.widthPx + GAP_PX &&
    b.leftPx < a.leftPx + a.widthPx + GAP_PX &&
    a.topPx < b.topPx + b.heightPx + GAP_PX &&
    b.topPx < a.topPx + a.heightPx + GAP_PX
  );
}
