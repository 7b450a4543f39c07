import { describe, expect, test } from 'vitest';
import { createLocalEmbedder } from './local-embedder.ts';

const dreamy =
  '드림팝과 슈게이징을 오가는 4인조. 몽환적인 기타와 잔잔한 보컬이 새벽 감성을 만든다.';
const fierce = '강렬한 하드코어 펑크. 거친 보컬과 빠른 드럼으로 공연장을 뒤흔든다.';
const warm = '어쿠스틱 기타 하나로 따뜻한 이야기를 노래하는 싱어송라이터.';
const shoegaze = 'Dreamy shoegaze guitars and hushed vocals from Seoul.';
const punk = 'A loud punk band with fast drums, raised in Busan basements.';
const descriptions = { dreamy, fierce, warm, shoegaze, punk };

const embedder = createLocalEmbedder();

async function similarity(one: string, other: string): Promise<number> {
  const [a = new Float32Array(), b = new Float32Array()] = await embedder.embed([one, other]);
  return a.reduce((sum, value, slot) => sum + value * (b[slot] ?? 0), 0);
}

describe('createLocalEmbedder', () => {
  test('gives unit vectors of 1536, in order', async () => {
    const vectors = await embedder.embed(Object.values(descriptions));
    expect(vectors).toHaveLength(5);
    for (const vector of vectors) {
      expect(vector).toHaveLength(embedder.dimensions);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
    }
    expect(await embedder.embed([fierce])).toEqual([vectors[1]]);
  });

  test('stays as stored vectors were made', async () => {
    const [vector = new Float32Array()] = await embedder.embed(['몽환 dream']);
    const slots = [...vector.entries()].filter(([, value]) => value !== 0);
    const written = slots.map(([slot, value]) => `${slot}: ${value.toFixed(4)}`).join(', ');
    expect(written).toMatchInlineSnapshot(
      `"183: -0.2063, 477: -0.5157, 552: 0.2063, 684: 0.2063, 692: 0.2063, 827: -0.5157, 845: -0.2063, 1018: -0.2063, 1061: -0.2063, 1217: 0.2063, 1266: -0.2063, 1416: 0.2063, 1503: -0.2063"`,
    );
  });

  test.each([
    [' 몽환적인\n', '몽환적인'],
    ['몽환'.normalize('NFD'), '몽환'],
    ['INDIE Rock', 'indie rock'],
  ])('takes %j for %j', async (one, other) => {
    const [a, b] = await embedder.embed([one, other]);
    expect(a).toEqual(b);
  });

  test.each([['🎸'], ['!!!'], ['the'], ['음악'], ['\u200b'], ['123'], ['日本'], ['a'], ['ㅋㅋ']])(
    'gives %j a vector of its own',
    async (text) => {
      expect(await similarity(text, text)).toBeCloseTo(1, 6);
      expect(await similarity(text, dreamy)).toBeLessThan(0.3);
    },
  );

  test.each([
    ['몽환 새벽 감성', 'dreamy'],
    ['잔잔한', 'dreamy'],
    ['거친 강렬한 펑크', 'fierce'],
    ['따뜻한 어쿠스틱', 'warm'],
    ['노래하는 이야기', 'warm'],
    ['dreamy shoegaze', 'shoegaze'],
    ['drummer basement', 'punk'],
  ])('finds the description nearest to the keywords %s', async (keywords, nearest) => {
    const scores = await Promise.all(
      Object.entries(descriptions).map(
        async ([name, text]) => [name, await similarity(keywords, text)] as const,
      ),
    );
    scores.sort(([, a], [, b]) => b - a);
    expect(scores[0]?.[0]).toBe(nearest);
    expect(scores[0]?.[1]).toBeGreaterThan((scores[1]?.[1] ?? 0) + 0.1);
  });

  test.each([
    ['몽환적인', '몽환'],
    ['몽환적으로', '몽환적인'],
    ['따뜻하게', '따뜻한'],
    ['기타와', '기타를'],
    ['guitar', 'guitars'],
  ])('sees %s near %s', async (one, other) => {
    expect(await similarity(one, other)).toBeGreaterThan(0.5);
  });

  test('hears little in what every description says', async () => {
    const [common, other] = ['밴드의 음악', '거친 펑크'];
    expect(await similarity(`${common} ${other}`, `${common} 잔잔한 포크`)).toBeLessThan(0.1);
  });

  test('refuses a blank text', async () => {
    await expect(embedder.embed(['a', ' \n'])).rejects.toMatchObject({
      failure: 'rejected',
      textIndex: 1,
    });
  });

  test('gives way to an abort', async () => {
    const reason = new Error('gone');
    await expect(embedder.embed(['a'], AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
