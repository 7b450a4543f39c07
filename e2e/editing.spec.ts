import { expect } from '@playwright/test';
import { TEST_CURATOR } from './curators.ts';
import { expectNoOverflow, expectNoSeriousViolation } from './expect-page.ts';
import { EditingPage } from './pages/editing-page.ts';
import { test as base, type Service, startService } from './service.ts';

/** A catalogue of its own: these stories change it. */
const test = base.extend<object, { service: Service }>({
  service: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const service = await startService({ seedDemo: true, worker: true });
      await use(service);
      await service.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

test.beforeEach(({ service, context }) => service.signIn(context));

test('고친 밴드의 벡터는 오래됨이 되고, 기록에 남고, 되돌리면 다시 최신이다', async ({ page }) => {
  const editing = new EditingPage(page);
  await editing.openForm('새소년');
  await expect(editing.panel.getByText(/^\d+ \/ 8,191 토큰$/)).toBeVisible();
  await expectNoSeriousViolation(page);
  await editing.description.fill('청춘의 한가운데를 지나는 3인조.');
  await editing.addKeyword('한낮의 꿈');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toContainText('아직 저장하지 않은 내용이 있어요');
  await page.getByRole('button', { name: '계속 고치기' }).click();
  await expect(editing.description).toHaveValue('청춘의 한가운데를 지나는 3인조.');
  await editing.save.click();

  await expect(editing.said('저장했어요.')).toBeVisible();
  await expect(editing.rows.getByRole('cell', { name: '오래됨' })).toBeVisible();
  await expect(editing.panel.getByRole('link', { name: '한낮의 꿈' })).toBeVisible();
  await editing.panel.getByText('변경 기록').click();
  const change = editing.panel.getByRole('list', { name: '변경 기록' }).getByRole('listitem');
  await expect(change.first()).toContainText(TEST_CURATOR.name);
  await expect(change.first()).toContainText('+한낮의 꿈');
  await expectNoSeriousViolation(page);

  await editing.panel.getByRole('status').getByRole('button', { name: '되돌리기' }).click();
  await expect(editing.said('되돌렸어요.')).toBeVisible();
  await expect(editing.rows.getByRole('cell', { name: '최신' })).toBeVisible();
  await expect(editing.panel.getByRole('link', { name: '한낮의 꿈' })).toHaveCount(0);
});

test('소개 글을 고치면 벡터가 오래됨이 되고, 다시 만들면 최신이 된다', async ({ page }) => {
  const editing = new EditingPage(page);
  await editing.openForm('실리카겔');
  await editing.description.fill('금속성 기타와 변박으로 밀어붙이는 4인조.');
  await editing.save.click();
  await expect(editing.vector).toContainText('오래됨');
  await expect(editing.rows.getByRole('cell', { name: '오래됨' })).toBeVisible();
  await editing.reembed.click();
  await expect(editing.said('새 벡터를 저장했어요.')).toBeVisible({ timeout: 30_000 });
  await expect(editing.vector).toContainText('최신');
  await expect(editing.rows.getByRole('cell', { name: '최신' })).toBeVisible();
  await expect(editing.reembed).toHaveCount(0);
  await expectNoSeriousViolation(page);

  // The former text doesn't belong to the new vector.
  await editing.panel.getByRole('status').getByRole('button', { name: '되돌리기' }).click();
  await expect(editing.said('되돌렸어요.')).toBeVisible();
  await expect(editing.vector).toContainText('오래됨');
});

test('두 사람이 한 밴드를 고치면 늦은 사람이 알고, 둘의 것이 다 남는다', async ({
  page,
  browser,
  service,
}) => {
  const mine = new EditingPage(page);
  await mine.openForm('쏜애플');
  await mine.name.fill('쏜애플 (THORNAPPLE)');
  const context = await browser.newContext({ baseURL: service.baseUrl, locale: 'ko-KR' });
  await service.signIn(context);
  const theirs = new EditingPage(await context.newPage());
  await theirs.openForm('쏜애플');
  await theirs.description.fill('다른 사람이 쓴 글.');
  await theirs.save.click();
  await expect(theirs.said('저장했어요.')).toBeVisible();
  await context.close();

  await mine.save.click();
  const conflict = mine.panel.getByRole('alert').filter({ hasText: '먼저 고쳤어요' });
  await expect(conflict).toContainText(TEST_CURATOR.name);
  await expect(conflict).toContainText('다른 사람이 쓴 글.');
  await expectNoSeriousViolation(page);
  await conflict.getByRole('button', { name: '새 내용 위에 내 것 저장' }).click();
  await expect(mine.said('저장했어요.')).toBeVisible();
  await expect(mine.panel.getByRole('heading', { level: 2 })).toHaveText('쏜애플 (THORNAPPLE)');
  await expect(mine.panel.getByText('다른 사람이 쓴 글.')).toBeVisible();
});

test('새 밴드를 만들 때 같은 이름을 알려 주고, 휴지통에 넣었다가 되살린다', async ({ page }) => {
  const editing = new EditingPage(page);
  await editing.open('?q=잔나비');
  await page.getByRole('button', { name: '새 밴드' }).click();
  await editing.name.fill('잔나비');
  await expect(editing.said('‘잔나비’ 밴드가 이미 있어요.')).toBeVisible();
  await editing.name.fill('오늘 생긴 밴드');
  await editing.panel.getByRole('button', { name: '만들기' }).click();
  await expect(editing.said('새 밴드를 만들었어요.')).toBeVisible();
  await editing.edit.click();
  await editing.panel.getByRole('button', { name: '휴지통으로' }).click();
  await expect(editing.said('휴지통으로 옮겼어요.')).toBeVisible();

  await page.goto('/dashboard/bands?q=오늘 생긴');
  await expect(page.getByText('조건에 맞는 밴드가 없어요')).toBeVisible();
  await editing.filter('휴지통').click();
  await editing.rows.getByRole('button', { name: '오늘 생긴 밴드' }).click();
  await expect(editing.panel.getByText('휴지통에 있어요.')).toBeVisible();
  await expect(editing.panel.getByText(`${TEST_CURATOR.name}님이 지움`)).toBeVisible();
  await expectNoSeriousViolation(page);
  await editing.panel.getByRole('button', { name: '되살리기' }).click();
  await expect(editing.said('되살렸어요.')).toBeVisible();
  await expect(editing.edit).toBeVisible();
  await editing.panel.getByRole('status').getByRole('button', { name: '되돌리기' }).click();
  await expect(editing.panel.getByText('휴지통에 있어요.')).toBeVisible();
  await page.keyboard.press('Escape');
  await editing.select('오늘 생긴 밴드');
  await editing.bar.getByRole('button', { name: '되살리기' }).click();
  await expect(editing.said('1팀을 되살렸어요.')).toBeVisible();
  await editing.filter('휴지통').click();
  await expect(editing.rows).toHaveCount(1);
});

test('조건에 맞는 모두에게 키워드를 더하고, 지우고, 한 번에 되돌린다', async ({ page }) => {
  const editing = new EditingPage(page);
  await editing.open('?q=dive');
  await expect(editing.rows).toHaveCount(3);
  await editing.select('Slowdive');
  await editing.bar.getByRole('button', { name: '조건에 맞는 3개 모두 고르기' }).click();
  await editing.bar.getByRole('combobox', { name: '키워드' }).fill('물속');
  await editing.bar.getByRole('button', { name: '더하기' }).click();
  await expect(editing.said('3팀에 키워드를 더했어요.')).toBeVisible();
  await expectNoSeriousViolation(page);
  await editing.bar.getByRole('button', { name: '휴지통으로' }).click();
  await expect(editing.said('3팀을 휴지통으로 옮겼어요.')).toBeVisible();
  await expect(editing.rows).toHaveCount(0);
  await editing.undo.click();
  await expect(editing.said('되돌렸어요.')).toBeVisible();
  await expect(editing.rows).toHaveCount(3);

  await page.goto('/dashboard/changes');
  await expect(page.getByRole('heading', { level: 1, name: '변경 기록' })).toBeVisible();
  await expectNoSeriousViolation(page);
  const added = page.getByRole('listitem').filter({ hasText: '키워드 더함' }).first();
  await expect(added).toContainText('외 2팀');
  await added.getByRole('button', { name: '모두 되돌리기' }).click();
  await expect(added).toContainText('되돌림');
});

test('열을 고르고 지금 보기를 저장하면 주소로 다시 연다', async ({ page }) => {
  const editing = new EditingPage(page);
  await editing.open('?q=dive');
  await page.getByRole('button', { name: '보기', exact: true }).click();
  await page.getByRole('checkbox', { name: '묶음' }).uncheck();
  await page.getByRole('checkbox', { name: '대표곡' }).check();
  await expect(editing.table.getByRole('columnheader', { name: '대표곡' })).toBeVisible();
  await expect(editing.table.getByRole('columnheader', { name: '묶음' })).toHaveCount(0);
  await page.getByRole('textbox', { name: '보기 이름' }).fill('다이브');
  await page.getByRole('button', { name: '지금 보기 저장' }).click();
  await page.goto('/dashboard/bands');
  await page.getByRole('button', { name: '보기', exact: true }).click();
  await page.getByRole('link', { name: '다이브' }).click();
  await expect(editing.rows).toHaveCount(3);
  await expect(editing.table.getByRole('columnheader', { name: '대표곡' })).toBeVisible();
});

test('키워드의 이름을 바꾸고, 합치고, 지우고, 되돌린다', async ({ page }) => {
  const editing = new EditingPage(page);
  await page.goto('/dashboard/keywords?q=사이키');
  await editing.select('사이키델릭');
  const word = editing.bar.getByRole('textbox', { name: '‘사이키델릭’의 새 이름' });
  await word.fill('싸이키델릭');
  await editing.bar.getByRole('button', { name: '이름 바꾸기' }).click();
  await expect(editing.said('이름을 바꿨어요.')).toBeVisible();
  await editing.undo.click();
  await expect(editing.said('되돌렸어요.')).toBeVisible();
  await expect(editing.rows).toContainText(['사이키델릭']);

  await editing.select('사이키델릭');
  await word.fill('몽환');
  await editing.bar.getByRole('button', { name: '이름 바꾸기' }).click();
  await expect(editing.bar.getByText('같은 키워드가 이미 있어요.')).toBeVisible();
  await editing.bar.getByRole('button', { name: '그 키워드로 합치기' }).click();
  await expect(page.getByText('조건에 맞는 키워드가 없어요')).toBeVisible();
  await editing.undo.click();
  await expect(editing.rows).toContainText(['사이키델릭']);

  await editing.select('사이키델릭');
  await editing.bar.getByRole('button', { name: '휴지통으로' }).click();
  await expect(page.getByText('조건에 맞는 키워드가 없어요')).toBeVisible();
  await editing.filter('휴지통').click();
  await editing.select('사이키델릭');
  await editing.bar.getByRole('button', { name: '되살리기' }).click();
  await expect(editing.said('되살렸어요.')).toBeVisible();
});

for (const width of [1440, 390]) {
  test(`${width} px에서 넘치지 않고 접근성 위반이 없다`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const editing = new EditingPage(page);
    await editing.open('');
    await editing.check(editing.rows.first().getByRole('checkbox'));
    await expect(editing.bar).toBeVisible();
    await expectNoOverflow(page);
    await expectNoSeriousViolation(page);
    await page.goto('/dashboard/keywords?similar=true');
    await editing.check(editing.rows.first().getByRole('checkbox'));
    await expect(editing.bar).toBeVisible();
    await expectNoOverflow(page);
    await expectNoSeriousViolation(page);
    await page.goto('/dashboard/bands?new=true');
    await expect(editing.name).toBeVisible();
    await expectNoOverflow(page);
    await expectNoSeriousViolation(page);
  });
}
