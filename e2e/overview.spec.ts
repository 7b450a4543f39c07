import { expect } from '@playwright/test';
import { expectNoOverflow, expectNoSeriousViolation } from './expect-page.ts';
import { OverviewPage } from './pages/overview-page.ts';
import { startService, test } from './service.ts';

test.beforeEach(({ service, context }) => service.signIn(context));

test('여섯 숫자가 보이고, 누르면 그 뒤의 목록으로 간다', async ({ page }) => {
  const overview = new OverviewPage(page);
  await overview.open();
  await expect(overview.tiles).toHaveCount(6);
  await expect(overview.tiles.nth(0)).toContainText('1,633');
  await expect(overview.tiles.nth(2)).toContainText('40');
  await overview.tiles.nth(4).click();
  await expect(page).toHaveURL(/\/dashboard\/bands\?recommended=never$/);
});

test('손볼 곳마다 할 일이 있고, 최근 추천에서 그 멤버로 간다', async ({ page }) => {
  const overview = new OverviewPage(page);
  await overview.open();
  await overview.concerns.getByRole('link', { name: /멤버 보기/ }).click();
  await expect(page).toHaveURL(/\/dashboard\/members\?state=outdated$/);
  await page.goBack();
  const newest = overview.latest.getByRole('link').first();
  const label = (await newest.textContent())?.match(/[0-9a-f]{8}/)?.[0] ?? 'no label';
  await newest.click();
  await expect(page).toHaveURL(new RegExp(`/dashboard/members/${label}-`));
});

test('빈 데이터베이스에서는 무엇부터 할지 알려준다', async ({ browser }) => {
  const service = await startService();
  try {
    const context = await browser.newContext({ baseURL: service.baseUrl, locale: 'ko-KR' });
    await service.signIn(context);
    const page = await context.newPage();
    await new OverviewPage(page).open();
    await expect(page.getByText('아직 밴드도 멤버도 없어요')).toBeVisible();
    await expect(page.getByText('npm run db:seed')).toBeVisible();
    await expectNoSeriousViolation(page);
    await context.close();
  } finally {
    await service.stop();
  }
});

test('English: the same page', async ({ browser, service }) => {
  const context = await browser.newContext({ baseURL: service.baseUrl, locale: 'en-US' });
  await service.signIn(context);
  const overview = new OverviewPage(await context.newPage(), 'en');
  await overview.open();
  await expect(overview.tiles).toHaveCount(6);
  await expect(overview.concerns).toBeVisible();
  await expect(overview.latest.getByText('Refreshed every 10 seconds')).toBeVisible();
  await context.close();
});

for (const width of [1440, 390]) {
  test(`${width} px에서 넘치지 않고 접근성 위반이 없다`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const overview = new OverviewPage(page);
    await overview.open();
    await expect(overview.tiles).toHaveCount(6);
    await expectNoOverflow(page);
    await expectNoSeriousViolation(page);
  });
}
