import { expect } from '@playwright/test';
import { expectNoOverflow, expectNoSeriousViolation } from './expect-page.ts';
import { HubsPage } from './pages/hubs-page.ts';
import { test } from './service.ts';

test.beforeEach(({ service, context }) => service.signIn(context));

test('쏠린 밴드와 외톨이 밴드를 오가며 보고, 주소에 남는다', async ({ page }) => {
  const hubs = new HubsPage(page);
  await hubs.open();
  await expect(hubs.summary.getByText(/쏠려 있어요|고른 편이에요/)).toBeVisible();
  await expect(hubs.rows.nth(1).getByText(/가까운 픽:/)).toBeVisible();
  await hubs.choose(/^외톨이 밴드/);
  await expect(page).toHaveURL(/list=orphans/);
  await expect(hubs.list.getByText('아직 어느 멤버에게도 추천되지 않은 밴드예요.')).toBeVisible();
  await hubs.choose('밴드의 이웃');
  await expect(page).toHaveURL(/by=neighbours/);
  await page.reload();
  await expect(
    hubs.list.getByText('다른 어느 밴드의 이웃 목록에도 없는 밴드예요.', { exact: false }),
  ).toBeVisible();
});

test('막대를 누르면 그 밴드만 보인다', async ({ page }) => {
  const hubs = new HubsPage(page);
  await hubs.open();
  const bar = hubs.bars.nth(1);
  const count = Number((await bar.getAttribute('aria-label'))?.match(/(\d+)팀/)?.[1]);
  await bar.click();
  await expect(bar).toHaveAttribute('aria-pressed', 'true');
  await expect(hubs.list.getByText(`${count}개 가운데`)).toBeVisible();
  await bar.click();
  await expect(bar).toHaveAttribute('aria-pressed', 'false');
});

test('밴드를 누르면 옆에 그 밴드와 진짜 이웃이 열린다', async ({ page }) => {
  const hubs = new HubsPage(page);
  await hubs.open();
  const name = hubs.rows.nth(1).getByRole('button').first();
  const bandName = (await name.textContent()) ?? '';
  await name.click();
  const panel = page.getByRole('region', { name: '밴드 정보' });
  await expect(panel.getByText(bandName).first()).toBeVisible();
  await expect(page).toHaveURL(/band=\d+/);
});

for (const width of [1440, 390]) {
  test(`${width} px에서 넘치지 않고 접근성 위반이 없다`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const hubs = new HubsPage(page);
    await hubs.open();
    await expect(hubs.rows.nth(2)).toBeVisible();
    await expectNoOverflow(page);
    await expectNoSeriousViolation(page);
  });
}
