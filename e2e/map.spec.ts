import { chromium, expect } from '@playwright/test';
import { SHOWCASE_MEMBER_ID } from '#db/catalogue/demo-members.ts';
import { MapPage } from './pages/map-page.ts';
import { test } from './service.ts';

test.use({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' } as object);
test.beforeEach(({ context, service }) => service.signIn(context));

test('지도가 그려지고, 언제 무엇으로 그렸는지와 거리가 어림임을 말한다', async ({ page }) => {
  const map = new MapPage(page);
  await map.open();
  await expect(page.getByText('그림 속 거리는 어림이에요.', { exact: false })).toBeVisible();
  await expect(page.getByText(/local-lexical-v1 벡터로 그린 1,633팀/)).toBeVisible();
  expect(await map.legend.count()).toBeGreaterThan(1);
  await map.expectNoSeriousViolation();
});

test('범례를 누르면 그 묶음만 돋보이고, 주소로 나눌 수 있다', async ({ page }) => {
  const map = new MapPage(page);
  await map.open();
  await map.legend.nth(1).click();
  await expect(map.legend.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/cluster=1/);
  await page.reload();
  await map.expectDrawn();
  await expect(map.legend.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await map.legend.nth(1).click();
  await expect(page).not.toHaveURL(/cluster=/);
});

test('키워드나 추천 횟수로 색을 바꿔 볼 수 있다', async ({ page }) => {
  const map = new MapPage(page);
  await map.open();
  await map.color.selectOption('keyword');
  await expect(map.keyword.getByRole('option', { name: /^몽환 / })).toBeAttached();
  const label = await map.keyword.getByRole('option', { name: /^몽환 / }).textContent();
  await map.keyword.selectOption({ label: label ?? '' });
  const count = /\(([\d,]+)팀\)/.exec(label ?? '')?.[1] ?? 'none';
  await expect(map.legend.first()).toHaveText(`‘몽환’ 있음${count}`);
  await map.color.selectOption('recommended');
  await expect(map.legend.filter({ hasText: /^0번/ })).toHaveCount(1);
  await map.color.selectOption('kind');
  await expect(map.legend.filter({ hasText: '밴드가 아님' })).toHaveCount(1);
});

test('밴드를 찾으면 그리로 가서 정보를 연다', async ({ page }) => {
  const map = new MapPage(page);
  await map.open();
  await map.find.fill('새소년');
  await expect(map.options.first()).toContainText('새소년');
  await map.find.press('Enter');
  await expect(page.getByRole('heading', { name: '새소년' })).toBeVisible();
  await expect(page).toHaveURL(/focus=\d+.*band=\d+|band=\d+.*focus=\d+/);
  await expect(page).toHaveURL(/view=/);
});

test('멤버의 픽, 찾은 자리, 추천을 겹쳐 보고 지운다', async ({ page }) => {
  const map = new MapPage(page);
  await map.open();
  await map.memberChoice.fill(SHOWCASE_MEMBER_ID.slice(0, 8));
  await map.options.filter({ hasText: SHOWCASE_MEMBER_ID.slice(0, 8) }).click();
  await expect(map.memberCard.getByText('픽 7팀')).toBeVisible();
  await expect(map.stage.getByRole('button', { name: /^픽 / })).toHaveCount(7);
  await expect(map.stage.getByRole('img', { name: /묶음이 찾은 자리/ })).toHaveCount(3);
  await expect(map.stage.getByRole('button', { name: /^추천 \d번 / })).toHaveCount(5);
  await map.expectNoSeriousViolation();
  await page.getByRole('button', { name: '멤버 지우기' }).click();
  await expect(map.stage.getByRole('button', { name: /^픽 / })).toHaveCount(0);
  await expect(map.legend.first()).toBeVisible();
});

test('둘러싼 밴드를 표로 보고 CSV로 내려받는다', async ({ page }) => {
  const map = new MapPage(page);
  await map.open();
  await map.lassoMiddle();
  const title = map.selection.getByRole('heading', { level: 2 });
  await expect(title).toHaveText(/^둘러싼 밴드 [\d,]+팀$/);
  const count = Number((await title.textContent())?.replace(/\D/g, ''));
  expect(count).toBeGreaterThan(10);
  const [head, ...rows] = await map.downloadSelection();
  expect(head).toBe('밴드,묶음 글자,묶음,구분,추천된 횟수,밴드 번호');
  expect(rows).toHaveLength(count);
  await map.expectNoSeriousViolation();
  await page.getByRole('button', { name: '고른 것 지우기' }).click();
  await expect(map.selection).toHaveCount(0);
});

test('자판으로 움직이고 가까이 본다', async ({ page }) => {
  const map = new MapPage(page);
  await map.open();
  await map.canvas.focus();
  await page.keyboard.press('+');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/view=/);
  const nearer = page.url();
  await page.keyboard.press('0');
  await expect(page).not.toHaveURL(nearer);
  await page.goto(nearer);
  await map.expectDrawn();
  await expect(page).toHaveURL(nearer);
});

test('같은 내용을 표로 보고, 묶음을 고르고, 밴드를 연다', async ({ page }) => {
  const map = new MapPage(page);
  await map.open();
  await map.chooseView('표로 보기');
  await expect(map.table.getByRole('row')).toHaveCount(26);
  await page.getByRole('combobox', { name: '어떤 묶음' }).selectOption({ index: 2 });
  await expect(page).toHaveURL(/cluster=1/);
  await map.expectNoSeriousViolation();
  await map.table.getByRole('button').nth(3).click();
  await expect(page).toHaveURL(/band=\d+/);
});

test('WebGL이 없으면 그렇다고 말하고 표를 보여준다', async ({ service }) => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || undefined,
    args: ['--no-sandbox', '--disable-quic', '--disable-gpu', '--disable-3d-apis'],
  });
  try {
    const context = await browser.newContext({ locale: 'ko-KR', baseURL: service.baseUrl });
    await service.signIn(context);
    const page = await context.newPage();
    const map = new MapPage(page);
    await page.goto('/dashboard/map');
    await expect(page.getByText('이 브라우저에서는 지도를 그릴 수 없어요.')).toBeVisible();
    await expect(map.table.getByRole('row')).toHaveCount(26);
    await map.expectNoSeriousViolation();
  } finally {
    await browser.close();
  }
});

test('휴대전화에서는 조작이 아래 시트로 접히고 옆으로 넘치지 않는다', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const map = new MapPage(page);
  await map.open();
  await map.expectNoOverflow();
  await expect(map.find).toBeHidden();
  await page.getByRole('button', { name: '찾기 · 색 · 범례' }).click();
  await expect(map.find).toBeVisible();
  await map.expectNoSeriousViolation();
});
