import { expect } from '@playwright/test';
import { SHOWCASE_MEMBER_ID } from '#db/catalogue/demo-members.ts';
import { expectNoOverflow, expectNoSeriousViolation } from './expect-page.ts';
import { BandsPage } from './pages/bands-page.ts';
import { KeywordsPage } from './pages/keywords-page.ts';
import { SearchDialog } from './pages/search-dialog.ts';
import { test } from './service.ts';

test.beforeEach(({ service, context }) => service.signIn(context));

test('자판만으로 밴드, 멤버, 화면을 찾아간다', async ({ page }) => {
  const search = new SearchDialog(page);
  await search.openPage('/dashboard/keywords');
  await search.openByKeyboard();
  await search.type('새소');
  await expect(search.group('밴드').getByRole('option')).toHaveText([/새소년/]);
  await expect(search.options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(search.dialog).toBeHidden();
  await expect(new BandsPage(page).panelName).toHaveText('새소년');
  await expect(page).toHaveURL(/\/dashboard\/keywords\?band=\d+$/);

  await search.openByKeyboard();
  await expect(search.group('최근에 고른 것').getByRole('option')).toHaveText([/새소년/]);
  const label = SHOWCASE_MEMBER_ID.slice(0, 8);
  await search.type(label);
  await expect(search.group('멤버').getByRole('option')).toHaveText([new RegExp(label)]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/dashboard/members/${SHOWCASE_MEMBER_ID}$`));

  await search.openByKeyboard();
  await search.type('쏠림');
  await expect(search.options).toHaveText(['쏠림']);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/dashboard\/hubs$/);

  await search.openByKeyboard();
  await search.type('없는이름');
  await expect(search.dialog.getByRole('status')).toContainText('‘없는이름’으로 찾은 것이 없어요');
  await page.keyboard.press('Escape');
  await expect(search.dialog).toBeHidden();
});

test('한글을 조합하는 동안의 Enter는 아무 데도 가지 않는다', async ({ page }) => {
  const search = new SearchDialog(page);
  await search.openPage('/dashboard/keywords');
  await search.openByKeyboard();
  const input = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', {
    text: '새소년',
    selectionStart: 3,
    selectionEnd: 3,
  });
  await expect(search.options).toHaveText([/새소년/]);
  await page.keyboard.press('Enter');
  await expect(search.field).toHaveValue('새소년');
  await expect(search.dialog).toBeVisible();
  await expect(page).toHaveURL(/\/dashboard\/keywords$/);
});

for (const width of [1440, 390]) {
  test(`${width} px에서 단추로 열리고, 넘치지 않고, 접근성 위반이 없다`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const search = new SearchDialog(page);
    await search.openPage('/dashboard/keywords');
    await search.button.click();
    await expect(search.field).toBeFocused();
    await search.type('몽환');
    await expect(search.group('키워드').getByRole('option')).toHaveText([/^몽환/]);
    await expectNoOverflow(page);
    await expectNoSeriousViolation(page);
    await search.group('키워드').getByRole('option').click();
    await expect(page).toHaveURL(/\/dashboard\/bands\?keyword=\d+$/);
  });
}

test.describe('in English', () => {
  test.use({ locale: 'en-US' });

  test('a page is found by its name, and its keyword leads to the bands', async ({ page }) => {
    const search = new SearchDialog(page, 'en');
    await search.openPage('/dashboard/hubs');
    await search.openByKeyboard();
    await search.type('keyw');
    await expect(search.options).toHaveText(['Keywords']);
    await page.keyboard.press('Enter');
    const keywords = new KeywordsPage(page, 'en');
    await expect(keywords.rows).toHaveCount(50);
    await keywords.keywords.first().click();
    await expect(page.getByRole('button', { name: 'Remove the keyword filter' })).toBeVisible();
    await expect(page.getByText('1–50 of 1,034')).toBeVisible();
  });
});
