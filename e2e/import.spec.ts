import { expect } from '@playwright/test';
import { goodBand, writeBandFile } from '#server/testing/band-file.ts';
import { expectNoOverflow, expectNoSeriousViolation } from './expect-page.ts';
import { BandsPage } from './pages/bands-page.ts';
import { ImportPage } from './pages/import-page.ts';
import { type Service, startService, test } from './service.ts';

const ROWS = 1_000;
const bad = (number: number) =>
  number % 50 === 0 ? { ...goodBand(number), musicUrl: `밴드캠프 ${number}` } : goodBand(number);

let own: Service;

// A service of its own: it fills the catalogue.
test.beforeAll(async () => {
  test.setTimeout(120_000);
  own = await startService({ worker: true });
});
test.afterAll(() => own.stop());

test('1,000줄 가운데 틀린 20줄의 이유를 보고, 받아서 고치고, 다시 올린다', async ({ browser }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ baseURL: own.baseUrl, locale: 'ko-KR' });
  await own.signIn(context);
  const page = await context.newPage();
  const imports = new ImportPage(page);
  await imports.open();
  await expectNoSeriousViolation(page);

  await imports.upload('그림.csv', '\0\0\0');
  await expect(page.getByRole('alert').getByText('글자로 된 파일이 아니에요')).toBeVisible();

  await imports.upload('밴드.csv', writeBandFile(ROWS, bad));
  await expect(imports.field('music_url')).toHaveValue('musicUrl');
  await expectNoSeriousViolation(page);
  await imports.check.click();
  await expect(imports.run(980)).toBeVisible({ timeout: 30_000 });
  await imports.show('못 가져옴 20');
  await expect(imports.rows).toHaveCount(20);
  await expect(imports.rows.first()).toContainText(
    'http:// 나 https:// 로 시작하는 주소가 아니에요',
  );
  await expect(imports.rows.first()).toContainText('밴드캠프 50');
  await expectNoSeriousViolation(page);
  await page.reload();
  await expect(imports.rows).toHaveCount(20);

  await imports.run(980).click();
  await expect(imports.result).toContainText('980개가 목록에 들어갔어요', { timeout: 30_000 });
  const refused = await imports.downloadRefused();
  expect(refused.trimEnd().split('\r\n')).toHaveLength(21);
  expect(refused).toContain('음악 주소: http:// 나 https:// 로 시작하는 주소가 아니에요');

  await imports.another.click();
  await imports.upload('고친 줄.csv', refused.replaceAll('밴드캠프 ', 'https://music.example/'));
  await expect(imports.field('문제')).toHaveValue('');
  await imports.check.click();
  await expect(imports.run(20)).toBeVisible({ timeout: 30_000 });
  await imports.run(20).click();
  await expect(imports.result).toContainText('20개가 목록에 들어갔어요', { timeout: 30_000 });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoOverflow(page);

  const bands = new BandsPage(page);
  await bands.open();
  await expect(page.getByText('1,000개 가운데 1–50')).toBeVisible();
  await context.close();
});
