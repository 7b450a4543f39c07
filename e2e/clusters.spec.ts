import { expect } from '@playwright/test';
import { expectNoOverflow, expectNoSeriousViolation } from './expect-page.ts';
import { ClustersPage } from './pages/clusters-page.ts';
import { startService, test } from './service.ts';

test.beforeEach(({ service, context }) => service.signIn(context));

test('묶음을 골라 이름을 바꾸고 되돌린다', async ({ page }) => {
  const clusters = new ClustersPage(page);
  await clusters.open();
  await clusters.rows.nth(1).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/dashboard\/clusters\/0$/);
  const before = await clusters.title.textContent();
  await clusters.rename('새벽 감성');
  await expect(clusters.title).toContainText('새벽 감성');
  await page.reload();
  await expect(clusters.title).toContainText('새벽 감성');
  await clusters.rename('');
  await expect(clusters.title).toHaveText(before ?? '');
  await clusters.undo.click();
  await expect(clusters.title).toContainText('새벽 감성');
  await clusters.rename('');
  await expect(clusters.title).toHaveText(before ?? '');
});

test('막대를 누르면 그 밴드만 보이고, 주소로 나눌 수 있다', async ({ page }) => {
  const clusters = new ClustersPage(page);
  await clusters.open('/0');
  const bar = clusters.bars.and(page.locator(':enabled')).last();
  const count = Number((await bar.getAttribute('aria-label'))?.match(/(\d+)팀/)?.[1]);
  await bar.click();
  await expect(bar).toHaveAttribute('aria-pressed', 'true');
  await expect(clusters.bands.getByText(`${count}개 가운데`)).toBeVisible();
  await page.reload();
  await expect(clusters.bands.getByText(`${count}개 가운데`)).toBeVisible();
  await clusters.bands.getByRole('button', { name: /^가까움/ }).click();
  await expect(page).not.toHaveURL(/bar=/);
  await expect(clusters.bands.getByText(/개 가운데 1–/)).not.toHaveText(`${count}개 가운데`);
});

test('지도가 없으면 만들라고 한다', async ({ browser }) => {
  const service = await startService();
  try {
    const context = await browser.newContext({ baseURL: service.baseUrl, locale: 'ko-KR' });
    await service.signIn(context);
    const page = await context.newPage();
    await new ClustersPage(page).open();
    await expect(page.getByText('아직 묶음이 없어요')).toBeVisible();
    await expect(page.getByRole('button', { name: '지도 만들기' })).toBeVisible();
    await page.goto('/dashboard/hubs');
    await expect(page.getByText('아직 저장된 추천이 없어요').first()).toBeVisible();
    await context.close();
  } finally {
    await service.stop();
  }
});

test('없는 묶음의 주소는 그렇다고 말한다', async ({ page }) => {
  await page.goto('/dashboard/clusters/99');
  await expect(page.getByText('그런 묶음은 없어요')).toBeVisible();
});

test('English: a cluster and its bands', async ({ browser, service }) => {
  const context = await browser.newContext({ baseURL: service.baseUrl, locale: 'en-US' });
  await service.signIn(context);
  const page = await context.newPage();
  await page.goto('/dashboard/clusters/1');
  await expect(page.getByRole('button', { name: 'Rename' })).toBeVisible();
  await page.goto('/dashboard/hubs');
  await expect(page.getByRole('heading', { level: 1, name: 'Hubs' })).toBeVisible();
  await context.close();
});

for (const path of ['', '/0']) {
  for (const width of [1440, 390]) {
    test(`${width} px에서 clusters${path}가 넘치지 않고 접근성 위반이 없다`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      const clusters = new ClustersPage(page);
      await clusters.open(path);
      await expect(clusters.rows.nth(2)).toBeVisible();
      await expectNoOverflow(page);
      await expectNoSeriousViolation(page);
    });
  }
}
