import { expect } from '@playwright/test';
import { SHOWCASE_MEMBER_ID } from '#db/catalogue/demo-members.ts';
import { type ProviderStub, startProviderStub } from '#server/embeddings/testing/provider-stub.ts';
import { TEST_ADMIN } from './curators.ts';
import { ModelsPage } from './pages/models-page.ts';
import { type Service, startService, test } from './service.ts';

const OLD = 'local-lexical-v1';
const NEW = 'other-256d';

let provider: ProviderStub;
let own: Service;
test.beforeAll(async () => {
  provider = await startProviderStub();
  own = await startService({
    seedDemo: true,
    worker: true,
    env: { OPENAI_BASE_URL: provider.url, OPENAI_EMBEDDING_MODEL: OLD },
  });
});
test.afterAll(async () => {
  await own.stop();
  await provider.close();
});
test.setTimeout(180_000);

/** What a member gets, and stores. */
async function recommend(): Promise<number[]> {
  const answer = await fetch(`${own.baseUrl}/api/bands/recommendations/update`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await own.memberToken(SHOWCASE_MEMBER_ID)}` },
  });
  expect(answer.status).toBe(200);
  const { payload } = (await answer.json()) as { payload: { bands: { bandId: number }[] } };
  return payload.bands.map(({ bandId }) => bandId);
}

test('모델을 바꾸다 임베딩 서비스가 멈춰도 추천은 예전 벡터로 답하고, 이어서 바꾸고 되돌린다', async ({
  page,
  context,
}) => {
  await own.signIn(context, TEST_ADMIN);
  const models = new ModelsPage(page, own.baseUrl);
  const before = await recommend();
  await models.open();
  await expect(models.card(OLD)).toContainText('지금 쓰는 모델');
  await models.expectNoSeriousViolation();

  provider.setBehaviour({ mode: 'status', status: 401, afterCalls: 5 });
  await models.prepare(NEW);
  await expect(models.card(NEW).getByRole('alert')).toContainText('거절했어요', {
    timeout: 60_000,
  });
  await expect(models.card(NEW)).toContainText('256차원');
  await expect(models.card(NEW)).toContainText(/개는 벡터가 없어요/);
  expect(await recommend()).toEqual(before);
  await models.expectNoSeriousViolation();

  provider.setBehaviour({ mode: 'ok' });
  await models.fill(NEW);
  await expect(models.card(NEW)).not.toContainText(/벡터가 없어요/, { timeout: 60_000 });
  expect(await recommend()).toEqual(before);

  await models.activate(NEW);
  await expect(models.card(NEW)).toContainText('지금 쓰는 모델', { timeout: 30_000 });
  await expect(models.card(OLD)).toContainText('보관 중');
  const after = await recommend();
  expect(after).toHaveLength(5);
  expect(after).not.toEqual(before);

  await models.goBack(OLD);
  await expect(models.card(OLD)).toContainText('지금 쓰는 모델', { timeout: 30_000 });
  expect(await recommend()).toEqual(before);

  await models.discard(NEW);
  await expect(models.card(NEW)).toHaveCount(0);
});

test('휴대폰에서도 보이고, 관리자가 아니면 바꿀 수 없다', async ({ page, context }) => {
  await own.signIn(context);
  await page.setViewportSize({ width: 390, height: 844 });
  const models = new ModelsPage(page, own.baseUrl);
  await models.open();
  await models.expectNoOverflow();
  await expect(page.getByRole('button', { name: /되돌리기|지우기/ })).toHaveCount(0);
});
