'use client';

import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';

const COLORS = { member: 'var(--accent)', curator: 'var(--cluster-2)', seed: 'var(--cluster-8)' };
/** Nothing to tell apart. */
const LONE_COLOR = 'var(--accent)';

interface SetsChartProps {
  rows: ({ day: string } & Record<keyof typeof COLORS, number>)[];
  series: { name: keyof typeof COLORS; label: string }[];
  heightPx: number;
}

export function SetsChart({ rows, series, heightPx }: SetsChartProps) {
  return (
    <BarChart
      h={heightPx}
      data={rows}
      dataKey="day"
      type="stacked"
      series={series.map((one) => ({
        ...one,
        color: series.length > 1 ? COLORS[one.name] : LONE_COLOR,
      }))}
      withLegend={series.length > 1}
      legendProps={{ verticalAlign: 'top', height: 32 }}
      maxBarWidth={28}
      yAxisProps={{ allowDecimals: false, width: 32 }}
      barProps={{ isAnimationActive: false }}
      // The table beside it is read out; the drawing takes no focus.
      barChartProps={{ accessibilityLayer: false }}
    />
  );
}
