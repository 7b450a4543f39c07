import { expect } from '@playwright/test';
import postgres from 'postgres';
import { expectNoOverflow, expectNoSeriousViolation } from './expect-page.ts';
import { BandsPage } from './pages/bands-page.ts';
import { KeywordsPage } from './pages/keywords-page.ts';
import { test } from './service.ts';

test.beforeEach(({ service, context }) => service.signIn(context));

test('밴드가 없는 키워드만 보고, 주소에 남는다', async ({ page, service }) => {
  const keywords = new KeywordsPage(page);
  await keywords.open('?used=no');
  await expect(page.getByText('조건에 맞는 키워드가 없어요')).toBeVisible();
  const sql = postgres(service.databaseUrl, { max: 1 });
  try {
    await sql`insert into keyword (keyword) values ('아무도 안 붙인 말')`;
    await page.reload();
    await expect(keywords.rows).toHaveText([/^아무도 안 붙인 말밴드 없음0명/]);
    await expect(keywords.filter('밴드 없음')).toHaveAttribute('aria-pressed', 'true');
    await keywords.filter('밴드 없음').click();
    await expect(page).toHaveURL(/\/dashboard\/keywords$/);
    await expect(keywords.rows).toHaveCount(50);
  } finally {
    await sql`delete from keyword where keyword = '아무도 안 붙인 말'`;
    await sql.end();
  }
});

test('정렬하고, 키워드를 누르면 그 키워드의 밴드만 보인다', async ({ page }) => {
  const keywords = new KeywordsPage(page);
  await keywords.open();
  await expect(keywords.keywords.first()).toHaveText('일렉트로닉');
  await keywords.column('붙은 밴드').getByRole('button').click();
  await expect(keywords.column('붙은 밴드')).toHaveAttribute('aria-sort', 'ascending');
  await expect(keywords.keywords.first()).toHaveText('서프');
  await expect(page).toHaveURL(/\?dir=asc$/);

  await keywords.keywords.first().click();
  const bands = new BandsPage(page);
  await expect(bands.rows).toHaveCount(3);
  await expect(page).toHaveURL(/\/dashboard\/bands\?keyword=\d+$/);
  await page.getByRole('button', { name: '키워드 조건 지우기' }).click();
  await expect(bands.rows).toHaveCount(50);
});

for (const width of [1440, 390]) {
  test(`${width} px에서 넘치지 않고 접근성 위반이 없다`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const keywords = new KeywordsPage(page);
    await keywords.open();
    await expect(keywords.rows).toHaveCount(50);
    await expectNoOverflow(page);
    await expectNoSeriousViolation(page);
  });
}
