import { expect, test } from 'vitest';
import type { Preview, PreviewProbe } from '#server/schemas/recommendation.ts';
import { collectMisses } from './collect-misses.ts';

type Candidate = PreviewProbe['candidates'][number];
const candidate = (bandId: number, similarity: number, outcome: Candidate['outcome']) => ({
  bandId,
  bandName: `band ${bandId}`,
  similarity,
  outcome,
});
const probe = (...candidates: Candidate[]) => ({ candidates }) as PreviewProbe;

test('bands that were answered or seen nearer elsewhere are left out, the nearest come first', () => {
  const probes = [
    probe(
      candidate(1, 0.9, 'first'),
      candidate(2, 0.8, 'second-missed'),
      candidate(3, 0.5, 'further'),
    ),
    probe(candidate(1, 0.85, 'taken'), candidate(4, 0.7, 'first'), candidate(3, 0.6, 'further')),
  ];
  const bands = [{ bandId: 1 }, { bandId: 4 }] as Preview['bands'];
  expect(collectMisses({ probes, bands })).toEqual([
    { bandId: 2, bandName: 'band 2', similarity: 0.8, probeIndex: 0, outcome: 'second-missed' },
    { bandId: 3, bandName: 'band 3', similarity: 0.6, probeIndex: 1, outcome: 'further' },
  ]);
});

test('six at the most', () => {
  const many = Array.from({ length: 9 }, (_, i) => candidate(i, 0.5, 'further'));
  expect(collectMisses({ probes: [probe(...many)], bands: [] })).toHaveLength(6);
});
