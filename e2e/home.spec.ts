import { expect } from '@playwright/test';
import postgres from 'postgres';
import { HomePage } from './pages/home-page.ts';
import { startService, test } from './service.ts';

test('예시로 채우면 다섯 팀과 그 이유가 보인다', async ({ page }) => {
  const home = new HomePage(page);
  await home.open();
  await home.fillExample();
  await expect(home.removeButtons).toHaveCount(6);
  await expect(
    home.results.getByText(/가까운 취향 묶음에서, 키워드 ‘몽환’ 쪽으로 \d+° 돌려 찾았어요\./),
  ).toHaveCount(5);
  for (const link of await home.results.getByRole('link').all()) {
    await expect(link).toHaveAttribute('href', /^https:\/\//);
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  }
  await expect(home.explanation.getByRole('img', { name: /바늘이 키워드 쪽/ })).toHaveCount(3);
});

test('세 팀을 세 번 눌러 고르고, 한 팀과 두 팀에서는 왜 세 팀뿐인지 알려준다', async ({ page }) => {
  const home = new HomePage(page);
  await home.open();
  const starters = page.getByRole('list', { name: '눈 감고 떠다니고 싶을 때' }).getByRole('button');
  await starters.nth(0).click();
  await home.expectResultCount(3);
  await expect(home.results.getByText(/두 팀만 더 고르면/)).toBeVisible();
  await starters.nth(1).click();
  await expect(home.results.getByText(/한 팀만 더 고르면/)).toBeVisible();
  await starters.nth(2).click();
  await home.expectResultCount(5);
  await expect(starters.nth(2)).toHaveAttribute('aria-pressed', 'true');
});

test('한글로 찾아 자판으로만 고른다', async ({ page }) => {
  const home = new HomePage(page);
  await home.open();
  await home.search.focus();
  await page.keyboard.insertText('새소');
  await expect(home.options).toHaveText([/새소년/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(home.removeButton('새소년')).toBeVisible();
  await expect(home.search).toHaveValue('');
  await page.keyboard.insertText('slowdive');
  await expect(home.options).toHaveText([/Slowdive/]);
  await page.keyboard.press('Enter');
  await expect(home.removeButton('Slowdive')).toBeVisible();
  await home.expectResultCount(3);
});

test('한글을 조합하는 동안의 Enter는 밴드를 고르지 않는다', async ({ page }) => {
  const home = new HomePage(page);
  await home.open();
  await home.search.focus();
  const input = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', {
    text: '새소년',
    selectionStart: 3,
    selectionEnd: 3,
  });
  await expect(home.options).toHaveText([/새소년/]);
  await page.keyboard.press('Enter');
  await expect(home.search).toHaveValue('새소년');
  await expect(home.removeButtons).toHaveCount(0);
});

test('없는 밴드를 찾으면 그렇다고 말한다', async ({ page }) => {
  const home = new HomePage(page);
  await home.open();
  await home.search.fill('없는밴드이름');
  await expect(page.getByText('‘없는밴드이름’이라는 밴드는 아직 없어요.')).toBeVisible();
});

test('새로 고쳐도, 주소를 나눠도 고른 것이 그대로다', async ({ page, context }) => {
  const home = new HomePage(page);
  await home.open();
  await home.fillExample();
  const names = await home.resultNames.allTextContents();
  const address = page.url();
  expect(new URL(address).searchParams.get('bands')?.split(',')).toHaveLength(6);
  await page.reload();
  await expect(home.resultNames).toHaveText(names);
  const friend = await context.newPage();
  await friend.goto(address);
  await expect(new HomePage(friend).resultNames).toHaveText(names);
});

test('주소에 없는 밴드와 키워드가 있으면 빼고 알려준다', async ({ page }) => {
  const home = new HomePage(page);
  await home.open('?bands=1,2,3,999999999&keywords=999999999');
  await home.expectResultCount(5);
  await expect(page.getByText(/1팀은 찾을 수 없어서 뺐어요/)).toBeVisible();
  await expect(page.getByText(/키워드 1개는 찾을 수 없어서 뺐어요/)).toBeVisible();
  await expect(page).toHaveURL(/\?bands=1,2,3$/);
});

test('한 팀을 빼거나 모두 지워도 되돌릴 수 있다', async ({ page }) => {
  const home = new HomePage(page);
  await home.open();
  await home.fillExample();
  const names = await home.resultNames.allTextContents();
  await home.removeButtons.first().click();
  await expect(home.removeButtons).toHaveCount(5);
  await home.undoButton.click();
  await expect(home.removeButtons).toHaveCount(6);
  await expect(home.resultNames).toHaveText(names);
  await home.clearButton.click();
  await expect(home.results.getByText('합주실 문은 열어뒀어요')).toBeVisible();
  await expect(page).toHaveURL(/\/$/);
  await home.undoButton.click();
  await expect(home.resultNames).toHaveText(names);
});

test('서버에 닿지 못하면 까닭을 말하고, 다시 시도하면 이어진다', async ({ page }) => {
  const home = new HomePage(page);
  await home.open();
  const cut = '**/api/trpc/**recommendation.preview**';
  await page.route(cut, (route) => route.abort());
  await home.exampleButton.click();
  await expect(home.results.getByRole('alert')).toContainText('서버에 닿지 못했어요.');
  await page.unroute(cut);
  await home.retryButton.click();
  await home.expectResultCount(5);
});

test('놓친 밴드와 계산식은 한 번 눌러 볼 수 있다', async ({ page }) => {
  const home = new HomePage(page);
  await home.open();
  await home.fillExample();
  const formula = home.explanation.getByRole('table', { name: '묶음별 계산' });
  await expect(formula).toBeHidden();
  await home.explanation.getByText('계산식 보기').click();
  await expect(formula.getByRole('row')).toHaveCount(4);
  await home.explanation.getByText('아깝게 놓친 밴드').click();
  await expect(
    home.explanation.getByText(/조금 멀었어요|더 가까웠어요|먼저 데려갔어요/).first(),
  ).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`비어 있을 때도 채웠을 때도 누구나 쓸 수 있다: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const home = new HomePage(page);
    await home.open();
    await home.expectNoSeriousViolation();
    await home.fillExample();
    await home.explanation.getByText('계산식 보기').click();
    await home.explanation.getByText('아깝게 놓친 밴드').click();
    await home.expectNoSeriousViolation();
  });
}

test('휴대전화에서 옆으로 넘치지 않고, 결과로 바로 갈 수 있다', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const home = new HomePage(page);
  await home.open();
  await home.expectNoOverflow();
  await home.fillExample();
  await home.expectNoOverflow();
  await page.getByRole('link', { name: '추천 5팀 보기' }).click();
  await expect(home.resultNames.first()).toBeInViewport();
});

test('고른 화면 밝기를 기억한다', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const home = new HomePage(page);
  await home.open();
  await page.getByRole('button', { name: '어두운 화면으로' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('공개 데모가 닫혀 있으면 무엇인지와 여는 법을 알려준다', async ({ page }) => {
  const closed = await startService({ env: { PUBLIC_DEMO: '0' } });
  try {
    await page.goto(closed.baseUrl);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('추천하는 곳이에요');
    await expect(page.getByText('PUBLIC_DEMO=1')).toBeVisible();
    await expect(page.getByRole('combobox')).toHaveCount(0);
    await new HomePage(page).expectNoSeriousViolation();
  } finally {
    await closed.stop();
  }
});

test('없는 주소에서는 처음으로 돌아갈 수 있다', async ({ page }) => {
  const response = await page.goto('/nowhere');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('이 곡은 세트리스트에 없어요');
  await page.getByRole('link', { name: '처음으로', exact: true }).click();
  await expect(new HomePage(page).exampleButton).toBeEnabled();
});

test('이름에 심은 코드는 글자로만 보이고, 음악 링크로도 새지 않는다', async ({ page, service }) => {
  const name = '<img src=x onerror="window.hacked=1">';
  const sql = postgres(service.databaseUrl, { max: 1 });
  const [planted] = await sql<[{ band_id: string }]>`
    insert into band (band_name, main_music) values (${name}, 'javascript:window.hacked=1') returning band_id`;
  // The same vector as 새소년, so that it is the first answer to that pick.
  await sql`
    insert into band_description (band_id, description, embedding, embedding_model, embedding_text_hash, embedded_at)
    select ${planted.band_id}, description, embedding, embedding_model, embedding_text_hash, embedded_at
    from band_description join band using (band_id) where band_name = '새소년'`;
  await sql`
    insert into top_track (band_id, title, external_url)
    values (${planted.band_id}, '<b>song</b>', ' JavaScript:window.hacked=1')`;
  try {
    const home = new HomePage(page);
    await home.open();
    await home.search.fill('새소년');
    await expect(home.options).toHaveText([/새소년/]);
    await home.search.press('Enter');
    await expect(home.resultNames.first()).toHaveText(name);
    await expect(home.results.getByRole('listitem').first().getByRole('link')).toHaveCount(0);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  } finally {
    await sql`delete from top_track where band_id = ${planted.band_id}`;
    await sql`delete from band_description where band_id = ${planted.band_id}`;
    await sql`delete from band where band_id = ${planted.band_id}`;
    await sql.end();
  }
});

test.describe('영어 브라우저', () => {
  test.use({ locale: 'en-US' });

  test('the example is answered in English, and Korean is one click away', async ({ page }) => {
    const home = new HomePage(page, 'en');
    await home.open();
    await home.fillExample();
    await expect(home.results.getByText(/Found in the taste cluster near “/)).toHaveCount(5);
    await page.getByTitle('한국어').click();
    await expect(new HomePage(page).resultNames).toHaveCount(5);
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  });
});
