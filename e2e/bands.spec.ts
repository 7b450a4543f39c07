import { expect } from '@playwright/test';
import { readDemoBands } from '#db/catalogue/demo-bands.ts';
import { expectNoOverflow, expectNoSeriousViolation } from './expect-page.ts';
import { BandsPage } from './pages/bands-page.ts';
import { test } from './service.ts';

const BAND_COUNT = readDemoBands().length.toLocaleString('ko');

test.beforeEach(({ service, context }) => service.signIn(context));

test('이름의 한 조각으로 찾고, 거르고, 정렬하고, 다음 쪽으로 간다', async ({ page }) => {
  const bands = new BandsPage(page);
  await bands.open();
  await expect(page.getByText(`${BAND_COUNT}개 가운데 1–50`)).toBeVisible();

  await bands.search.fill('소년');
  await expect(bands.names).toHaveText(['새소년']);
  await bands.search.fill('DIVE');
  await expect(bands.names).toHaveText(['Diversion Voice', 'Slowdive', 'StatueOfDiveo']);
  await bands.filter('솔로').click();
  await expect(bands.names).toHaveText(['Diversion Voice', 'StatueOfDiveo']);
  await expect(page).toHaveURL(/\?q=DIVE&kind=solo$/);
  await page.reload();
  await expect(bands.filter('솔로')).toHaveAttribute('aria-pressed', 'true');
  await expect(bands.names).toHaveText(['Diversion Voice', 'StatueOfDiveo']);
  await bands.filter('솔로').click();
  await expect(bands.names).toHaveCount(3);

  await bands.search.fill('없는밴드이름');
  await expect(page.getByText('조건에 맞는 밴드가 없어요')).toBeVisible();
  await page.getByRole('button', { name: '조건 모두 지우기' }).last().click();
  await expect(bands.search).toHaveValue('');
  await expect(bands.rows).toHaveCount(50);

  await bands.column('이웃으로 꼽힘').getByRole('button').click();
  await expect(bands.column('이웃으로 꼽힘')).toHaveAttribute('aria-sort', 'descending');
  await expect(bands.names.first()).toHaveText('Piotro');
  await expect(bands.rows.first().getByRole('cell', { name: '40개' })).toBeVisible();
  await expect(page).toHaveURL(/\?sort=neighbours&dir=desc$/);

  await bands.pages.getByRole('button', { name: '2쪽', exact: true }).click();
  await expect(page.getByText(`${BAND_COUNT}개 가운데 51–100`)).toBeVisible();
  await expect(page).toHaveURL(/page=2$/);
  await page.goBack();
  await expect(bands.names.first()).toHaveText('Piotro');
});

test('키워드를 골라 거르고, 주소에 남고, 푼다', async ({ page }) => {
  const bands = new BandsPage(page);
  await bands.open('?q=새소년');
  await bands.keywordFilter.click();
  await bands.keywords.getByRole('button', { name: '몽환', exact: true }).click();
  await expect(page).toHaveURL(/\?q=%EC%83%88%EC%86%8C%EB%85%84&keyword=\d+$/);
  await expect(bands.names).toHaveText(['새소년']);
  await bands.waitForList();
  await expectNoSeriousViolation(page);
  await bands.search.fill('');
  await expect(bands.rows).toHaveCount(50);
  await page.reload();
  await page.getByRole('button', { name: '키워드 조건 지우기' }).click();
  await expect(page.getByText(`${BAND_COUNT}개 가운데 1–50`)).toBeVisible();
});

test('줄을 누르면 옆에 밴드가 열리고, 이웃으로 건너가고, Escape로 제자리에 돌아온다', async ({
  page,
}) => {
  const bands = new BandsPage(page);
  await bands.open('?q=소년');
  await bands.rows.getByRole('cell', { name: '최신' }).click();
  await expect(bands.panelName).toHaveText('새소년');
  await expect(page).toHaveURL(/band=\d+$/);
  await page.keyboard.press('Escape');
  await expect(bands.panel).toBeHidden();
  await expect(page).not.toHaveURL(/band=/);

  await bands.names.focus();
  await page.keyboard.press('Enter');
  await expect(bands.panelName).toHaveText('새소년');
  await expect(bands.panel).toBeFocused();
  await expect(bands.neighbours).toHaveCount(10);
  await expectNoSeriousViolation(page);
  const neighbour = (await bands.neighbours.first().textContent()) ?? '';
  await bands.neighbours.first().click();
  await expect(bands.panelName).toHaveText(neighbour);
  await expect(bands.neighbours).toHaveCount(10);
  await page.goBack();
  await expect(bands.panelName).toHaveText('새소년');
  await page.keyboard.press('Escape');
  await expect(bands.panel).toBeHidden();
  await expect(bands.names).toBeFocused();
});

for (const width of [1440, 390]) {
  test(`${width} px에서 넘치지 않고 접근성 위반이 없다`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const bands = new BandsPage(page);
    await bands.open();
    await expect(bands.rows).toHaveCount(50);
    await expectNoOverflow(page);
    await expectNoSeriousViolation(page);
    await bands.names.first().click();
    await expect(bands.neighbours).toHaveCount(10);
    await expectNoOverflow(page);
    await expectNoSeriousViolation(page);
  });
}
