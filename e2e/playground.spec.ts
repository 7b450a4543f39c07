import { expect } from '@playwright/test';
import { PlaygroundPage } from './pages/playground-page.ts';
import { test } from './service.ts';

/** Bands and a keyword of the demo catalogue that V4 alone adds a band to. */
const SIX = '?bands=1,2,3,6,9,20&keywords=1,4';

test.beforeEach(async ({ context, service }) => service.signIn(context));

test('한글로 찾아 고르면 네 버전이 나란히 답한다', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await expect(page.getByText('견줄 밴드를 골라 주세요')).toBeVisible();
  await playground.search.focus();
  await page.keyboard.insertText('새소');
  await expect(playground.options).toHaveText([/새소년/]);
  await page.keyboard.press('Enter');
  await expect(playground.removeButtons).toHaveCount(1);
  await expect(playground.search).toBeFocused();
  await playground.expectSettled();
  await expect(playground.table.getByRole('columnheader')).toHaveCount(5);
  await expect(playground.totals.getByText(/^[\d.,]+ ms$/)).toHaveCount(4);
  await expect(page).toHaveURL(/\?bands=\d+$/);
});

test('한글을 조합하는 동안의 Enter는 밴드를 고르지 않는다', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.search.focus();
  const input = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', {
    text: '새소년',
    selectionStart: 3,
    selectionEnd: 3,
  });
  await page.keyboard.press('Enter');
  await expect(playground.search).toHaveValue('새소년');
  await expect(playground.removeButtons).toHaveCount(0);
});

test('예시로 채우고, 한 팀을 빼고, 모두 지워도 되돌릴 수 있다', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.exampleButton.click();
  await expect(playground.removeButtons).toHaveCount(6);
  await playground.removeButtons.first().click();
  await expect(playground.removeButtons).toHaveCount(5);
  await playground.undoButton.click();
  await expect(playground.removeButtons).toHaveCount(6);
  await playground.clearButton.click();
  await expect(playground.removeButtons).toHaveCount(0);
  await expect(page).toHaveURL(/playground$/);
  await playground.undoButton.click();
  await expect(playground.removeButtons).toHaveCount(6);
});

test('멤버가 고른 것에서 시작한다', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.memberButton.click();
  await expect(playground.memberField).toBeFocused();
  const label = (await playground.members.first().innerText()).slice(0, 8);
  await playground.memberField.fill(label.slice(0, 5));
  await expect(playground.members).toHaveCount(1);
  await playground.members.first().click();
  await playground.expectSettled();
  await expect(page).toHaveURL(/bands=/);
});

test('자판으로 움직인 설정이 결과를 바꾸고, 운영값으로 되돌릴 수 있다', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(SIX);
  await playground.expectSettled();
  const names = await playground.bandRows.getByRole('rowheader').allInnerTexts();
  await playground.clusterCount.focus();
  await page.keyboard.press('ArrowRight');
  await expect(playground.clusterCount).toHaveAttribute('aria-valuetext', '4, 운영값은 3');
  await expect(playground.results.getByText('취향 묶음 수 4(운영 3)')).toBeVisible();
  await expect(playground.table.getByText('6팀')).toHaveCount(2);
  await page.keyboard.press('End');
  await expect(playground.table.getByText('8팀')).toHaveCount(2);
  await playground.baseT.focus();
  await page.keyboard.press('End');
  await playground.candidates.focus();
  await page.keyboard.press('Home');
  await expect(page).toHaveURL(/k=6&t=1&candidates=3/);
  await playground.resetButton.click();
  await playground.expectSettled();
  await expect(playground.table.getByText('5팀')).toHaveCount(2);
  await expect(playground.bandRows.getByRole('rowheader')).toHaveText(
    names.map((name) => new RegExp(name.split('\n')[0] ?? '')),
  );
  await expect(page).not.toHaveURL(/[?&](k|t|candidates)=/);
});

test('주소를 나누면 같은 화면이 열린다', async ({ page, context }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(SIX);
  await playground.expectSettled();
  await playground.candidates.focus();
  await page.keyboard.press('ArrowRight');
  await playground.table.getByRole('button', { name: 'V4' }).click();
  await expect(page).toHaveURL(/candidates=11&version=v4/);
  await playground.expectSettled();
  const friendPage = await context.newPage();
  await friendPage.goto(page.url());
  const friend = new PlaygroundPage(friendPage);
  await friend.expectSettled();
  await expect(friend.candidates).toHaveValue('11');
  await expect(friend.table.getByRole('button', { name: 'V4' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  expect(await friend.bandRows.allInnerTexts()).toEqual(await playground.bandRows.allInnerTexts());
});

test('한 버전만 찾은 팀은 이름을 부르고 그 줄에 표시한다', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open('?bands=1,2&keywords=1');
  await playground.expectSettled();
  await expect(playground.differenceTitles.filter({ hasText: /^V4만 찾은 팀$/ })).toBeVisible();
  const [name = ''] = await page
    .locator('dt', { hasText: /^V4만 찾은 팀$/ })
    .locator('+ dd')
    .allInnerTexts();
  expect(name).not.toBe('');
  const row = playground.bandRow(name);
  await expect(row.getByText('V4만', { exact: true })).toBeVisible();
  await expect(row.getByText('찾지 않음')).toHaveCount(3);
});

test('두 팀에서는 V3와 V4가 V2처럼 찾았다고 알려준다', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open('?bands=1,2');
  await playground.expectSettled();
  await expect(playground.results.getByText('픽이 적어 V2처럼 찾았어요')).toHaveCount(2);
  await expect(playground.results.getByText(/묶음을 나누지 않고 V2처럼/)).toBeVisible();
  await expect(playground.table.getByText('3팀')).toHaveCount(4);
});

test('고른 버전의 묶음과 바늘을 보여준다', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(SIX);
  await playground.expectSettled();
  await playground.table.scrollIntoViewIfNeeded();
  await page.getByRole('contentinfo').or(page.locator('main')).first().press('End');
  await expect(playground.explanation.getByRole('img', { name: /바늘이 키워드 쪽/ })).toHaveCount(
    3,
  );
  await playground.explain('V1');
  await expect(playground.explanation.getByText(/V1은 키워드를 쓰지 않아서/)).toBeVisible();
  await expect(page).toHaveURL(/version=v1/);
});

test('주소에 없는 밴드와 키워드, 너무 많은 번호가 있으면 빼고 알려준다', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open('?bands=1,2,3,999999999&keywords=999999999');
  await expect(page.getByText(/1팀은 찾을 수 없어서 뺐어요/)).toBeVisible();
  await expect(page.getByText(/키워드 1개는 찾을 수 없어서 뺐어요/)).toBeVisible();
  await expect(playground.removeButtons).toHaveCount(3);
  const many = Array.from({ length: 120 }, (_, i) => i + 1).join(',');
  await playground.open(`?bands=${many}`);
  await expect(page.getByText(/20개는 너무 많아 뺐어요/)).toBeVisible();
  await expect(playground.removeButtons).toHaveCount(100);
  await playground.expectSettled();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`비어 있을 때도 채웠을 때도 누구나 쓸 수 있다: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const playground = new PlaygroundPage(page);
    await playground.open();
    await playground.expectNoSeriousViolation();
    await playground.open(`${SIX}&k=5`);
    await playground.expectSettled();
    await playground.memberButton.click();
    await expect(playground.members.first()).toBeVisible();
    await playground.expectNoSeriousViolation();
  });
}

test('휴대전화에서 옆으로 넘치지 않고, 결과로 바로 갈 수 있다', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const playground = new PlaygroundPage(page);
  await playground.open(SIX);
  await playground.expectSettled();
  await playground.expectNoOverflow();
  await page.getByRole('link', { name: '결과 보기' }).click();
  await expect(playground.table.getByRole('button', { name: 'V4' })).toBeInViewport();
  await playground.expectNoSeriousViolation();
});

test('로그인하지 않으면 로그인 화면으로 보내고, 돌아오는 길을 기억한다', async ({
  page,
  context,
}) => {
  await context.clearCookies();
  await page.goto(`/dashboard/playground${SIX}`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test.describe('영어 브라우저', () => {
  test.use({ locale: 'en-US' });

  test('the versions are compared in English', async ({ page }) => {
    const playground = new PlaygroundPage(page, 'en');
    await playground.open(SIX);
    await playground.expectSettled();
    await expect(playground.differenceTitles.first()).toHaveText(/^(Found by all four|Only V)/);
    await playground.clusterCount.press('ArrowRight');
    await expect(playground.results.getByText('Taste clusters 4 (production 3)')).toBeVisible();
    await playground.resetButton.click();
    await expect(playground.results.getByText('Not the production values.')).toHaveCount(0);
  });
});
