import { expect } from '@playwright/test';
import postgres from 'postgres';
import { type ProviderStub, startProviderStub } from '#server/embeddings/testing/provider-stub.ts';
import { EmbeddingsPage } from './pages/embeddings-page.ts';
import { type Service, startService, test } from './service.ts';

/** More than what is on its way at once. */
const BANDS = 650;

let provider: ProviderStub;
let own: Service;
test.beforeAll(async () => {
  provider = await startProviderStub();
  own = await startService({ worker: true, env: { OPENAI_BASE_URL: provider.url } });
  const sql = postgres(own.databaseUrl, { max: 1 });
  await sql`
    with bands as (
      insert into band (band_name) select 'Band ' || n from generate_series(1, ${BANDS}::int) as n
      returning band_id, band_name)
    insert into band_description (band_id, description)
    select band_id, band_name || ' sounds like dawn' from bands`;
  await sql.end();
});
test.afterAll(async () => {
  await own.stop();
  await provider.close();
});
test.setTimeout(60_000);

test('누락을 채우다 멈추고, 이어 하고, 못 한 것만 다시 한다', async ({ page, context }) => {
  await own.signIn(context);
  const embeddings = new EmbeddingsPage(page, own.baseUrl);
  await embeddings.open();
  await expect(embeddings.coverage.getByText('밴드 650팀 가운데 0팀이 최신이에요')).toBeVisible();
  await expect(page.getByText('아직 작업이 없어요')).toBeVisible();
  await embeddings.expectSound();

  provider.setBehaviour({ mode: 'hold', afterCalls: 1 });
  await embeddings.start('누락 채우기', /글 650개, 토큰 약 [\d,]+개예요\. 약 US\$0\.\d+ 들어요/);
  await provider.waitForCalls(5);
  await embeddings.button('잠시 멈추기').click();
  // Gone once the worker has heard of it: the next states come from what was on its way.
  await expect(embeddings.button('이어 하기')).toBeVisible();
  await expect(page.getByRole('button', { name: /누락 임베딩 채우기 \d+%/ })).toBeVisible();
  await embeddings.button('그만두기').click();
  await expect(embeddings.job.getByText('멈추는 중이에요…')).toBeVisible();
  await expect.poll(async () => (await readJob()).reports).toBeGreaterThan(1);
  provider.release();
  await expect(embeddings.job.getByText('그만뒀어요')).toBeVisible({ timeout: 30_000 });

  provider.setBehaviour({ mode: 'status', status: 400, whenInputIncludes: 'Band 7 ' });
  await embeddings.button('다시 하기').click();
  await expect(embeddings.job.getByText('벡터 649개를 저장했어요')).toBeVisible({
    timeout: 30_000,
  });
  await expect(embeddings.coverage.getByText('밴드 650팀 가운데 649팀이 최신이에요')).toBeVisible();
  await embeddings.job.getByText('못 한 것 1개').click();
  await expect(embeddings.job.getByRole('button', { name: 'Band 7' })).toBeVisible();
  await expect(embeddings.job.getByText('임베딩 서비스가 이 글을 거절했어요')).toBeVisible();
  await embeddings.expectSound();

  provider.setBehaviour({ mode: 'ok' });
  await embeddings.button('못 한 것만 다시').click();
  await expect(embeddings.job.getByText('벡터 650개를 저장했어요')).toBeVisible({
    timeout: 30_000,
  });
  await expect(embeddings.job.getByText(/토큰 [\d,]+개 · 지금까지 약 US\$0/)).toBeVisible();
  await expect(embeddings.coverage.getByText('밴드 650팀 가운데 650팀이 최신이에요')).toBeVisible();
});

let first: string | undefined;
let seen = 0;
/** How often the worker has written its progress since the first look. */
async function readJob(): Promise<{ reports: number }> {
  const sql = postgres(own.databaseUrl, { max: 1 });
  try {
    const [row] = await sql`select xmin::text from job`;
    if (first !== row?.xmin) seen += 1;
    first = row?.xmin;
    return { reports: seen - 1 };
  } finally {
    await sql.end();
  }
}
