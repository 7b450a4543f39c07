import { markCluster } from '#components/cluster-marks.ts';

interface GlyphProps {
  probeIndex: number | null;
  sizePx?: number;
}

const STAR = 'M12 1.8l3.1 6.5 7.1.9-5.2 4.9 1.3 7L12 17.7 5.7 21.1l1.3-7L1.8 9.2l7.1-.9z';

function colorOf(probeIndex: number | null): string {
  return probeIndex === null ? 'var(--cluster-8)' : markCluster(probeIndex).color;
}

/** A filled ring with the letter of its taste cluster. */
export function PickGlyph({ probeIndex, sizePx = 22 }: GlyphProps) {
  const { letter, ink } = markCluster(probeIndex ?? 7);
  return (
    <svg width={sizePx} height={sizePx} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="11.5" fill="var(--map-ground)" />
      <circle cx="12" cy="12" r="9.6" fill={colorOf(probeIndex)} />
      <text
        x="12"
        y="12.5"
        fill={ink}
        fontSize="12"
        fontWeight="700"
        textAnchor="middle"
        dominantBaseline="central"
      >
        {probeIndex === null ? '·' : letter}
      </text>
    </svg>
  );
}

/** Where a taste cluster's search stands. */
export function SearchGlyph({ probeIndex, sizePx = 22 }: GlyphProps) {
  return (
    <svg width={sizePx} height={sizePx} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d="M12 2.5 21.5 12 12 21.5 2.5 12z"
        fill="var(--map-ground)"
        stroke={colorOf(probeIndex)}
        strokeWidth="3"
        strokeLinejoin="round"
      />
      <circle cx="12" cy="12" r="2.4" fill={colorOf(probeIndex)} />
    </svg>
  );
}

export function RecommendationGlyph({ probeIndex, sizePx = 26 }: GlyphProps) {
  return (
    <svg width={sizePx} height={sizePx} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={STAR}
        fill={colorOf(probeIndex)}
        stroke="var(--map-ground)"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
    </svg>
  );
}
