import { expect } from '@playwright/test';
import { connectDatabase } from '#db/client.ts';
import { insertBand } from '#db/testing/factories.ts';
import { startProviderStub } from '#server/embeddings/testing/provider-stub.ts';
import { expectNoOverflow, expectNoSeriousViolation } from './expect-page.ts';
import { DraftsPage } from './pages/drafts-page.ts';
import { startService, test } from './service.ts';

test('초안을 받아 고쳐서 받아들이고, 다른 하나는 버렸다 되돌린다', async ({ browser }) => {
  const provider = await startProviderStub();
  const service = await startService({
    env: { OPENAI_BASE_URL: provider.url, OPENAI_CHAT_MODEL: 'chat-1' },
  });
  try {
    const { db, close } = connectDatabase(service.databaseUrl, { maxConnections: 1 });
    const bands = [
      await insertBand(db, { bandName: '새벽 첫차' }),
      await insertBand(db, { bandName: '느린 우체통' }),
    ];
    await close();
    const context = await browser.newContext({ baseURL: service.baseUrl, locale: 'ko-KR' });
    await service.signIn(context);
    const page = await context.newPage();
    const drafts = new DraftsPage(page);
    for (const { bandId } of bands) {
      await page.goto(`/dashboard/bands?band=${bandId}`);
      await drafts.panel.getByRole('button', { name: '초안 받기' }).click();
      await expect(drafts.panel.getByText('초안이 기다리고 있어요')).toBeVisible();
    }
    await drafts.panel.getByRole('link', { name: '초안 보고 결정하기' }).click();
    await expect(page).toHaveURL(/\/dashboard\/bands\/drafts/);
    await expectNoSeriousViolation(page);

    const first = drafts.card('새벽 첫차');
    await expect(first.text).toHaveValue(/드림팝이에요/);
    await first.text.fill('새벽을 달리는 드림팝이에요.');
    await first.accept.click();
    await expect(drafts.said).toContainText('‘새벽 첫차’의 소개 글이 되었어요');
    await expect(first.root).toBeHidden();
    await page.goto(`/dashboard/bands?band=${bands[0]!.bandId}`);
    await expect(drafts.panel.getByText('새벽을 달리는 드림팝이에요.')).toBeVisible();

    await drafts.open();
    const second = drafts.card('느린 우체통');
    await second.drop.click();
    await expect(second.root).toBeHidden();
    await drafts.undo.click();
    await expect(second.root).toBeVisible();
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoOverflow(page);
    await context.close();
  } finally {
    await service.stop();
    await provider.close();
  }
});

test('대화 모델이 없으면 켜는 법을 말한다', async ({ page, service, context }) => {
  await service.signIn(context);
  await new DraftsPage(page).open();
  await expect(page.getByText('초안 기능이 꺼져 있어요')).toBeVisible();
  await expect(page.getByText('OPENAI_CHAT_MODEL')).toBeVisible();
});
