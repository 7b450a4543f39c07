import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { JobsPage } from './pages/jobs-page.ts';
import { type Service, startService, test } from './service.ts';

let own: Service;
test.beforeAll(async () => {
  own = await startService({ seedDemo: true, worker: true });
});
test.afterAll(() => own.stop());
test.setTimeout(120_000);

test('지도를 다시 그리면 위에 고리가 보이고, 눌러서 그만둘 수 있다', async ({ page, context }) => {
  await own.signIn(context);
  const jobs = new JobsPage(page, own.baseUrl);
  await jobs.open();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(jobs.ring).toHaveCount(0);
  await jobs.startMap();
  await page.reload();
  await jobs.ring.click();
  await expect(jobs.bar).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual(
    [],
  );
  await jobs.cancelButton.click();
  await expect(jobs.panel.getByText('지도 그리기를 그만뒀어요')).toBeVisible({ timeout: 30_000 });
  await expect(jobs.retryButton).toBeVisible();
});

test('그만둔 지도를 다시 시작하면 끝까지 그려진다', async ({ page, context }) => {
  await own.signIn(context);
  const jobs = new JobsPage(page, own.baseUrl);
  await jobs.open();
  await jobs.startMap();
  await page.reload();
  await jobs.ring.click();
  await jobs.cancelButton.click();
  await jobs.retryButton.click({ timeout: 30_000 });
  await expect(jobs.bar).toBeVisible();
  await expect(jobs.panel.getByText('새 지도가 나왔어요')).toBeVisible({ timeout: 90_000 });
  await page.keyboard.press('Escape');
  await expect(jobs.panel).toBeHidden();
  await expect(jobs.ring).toHaveCount(0);
});
