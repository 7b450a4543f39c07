import { expect } from '@playwright/test';
import { readDemoBands } from '#db/catalogue/demo-bands.ts';
import { buildDemoMembers, SHOWCASE_MEMBER_ID } from '#db/catalogue/demo-members.ts';
import { MembersPage } from './pages/members-page.ts';
import { startService, test } from './service.ts';

const MEMBERS = buildDemoMembers(readDemoBands());

/** By the number that the demo gives them, from 1. */
function memberId(number: number): string {
  return MEMBERS[number - 1]?.externalId ?? '';
}

test.beforeEach(async ({ context, service }) => service.signIn(context));

test('목록에서 찾고, 상태로 거르고, 정렬하고, 주소로 다시 연다', async ({ page }) => {
  const members = new MembersPage(page);
  await members.openList();
  await expect(members.rows).toHaveCount(MEMBERS.length);
  await expect(page.getByText('40개 가운데 1–40')).toBeVisible();
  await members.expectNoSeriousViolation();

  await members.search.fill('demo-0');
  await expect(members.rows).toHaveCount(9);
  await expect(page).toHaveURL(/q=demo-0/);
  await members.filter('바뀜').click();
  await expect(members.rows).toHaveCount(1);
  await expect(members.rows).toContainText('demo-05');
  await page.reload();
  await expect(members.rows).toHaveCount(1);
  await expect(members.filter('바뀜')).toHaveAttribute('aria-pressed', 'true');

  await members.search.fill('없는 사람');
  await expect(page.getByText('조건에 맞는 멤버가 없어요')).toBeVisible();
  await page.getByRole('button', { name: '조건 모두 빼기' }).click();
  await expect(members.rows).toHaveCount(MEMBERS.length);

  await members.sortBy('고른 밴드').click();
  await expect(members.rows.first()).toContainText('demo-38');
  await expect(page).toHaveURL(/sort=picks/);
});

test('한 멤버: 묶음, 바늘, 다섯 팀의 이유, 아깝게 놓친 밴드', async ({ page }) => {
  const members = new MembersPage(page);
  await members.openList('?q=demo-01');
  await members.rows.first().getByRole('link').click();
  await expect(members.heading).toContainText(`멤버 ${SHOWCASE_MEMBER_ID.slice(0, 8)}`);
  const why = members.explanation;
  await expect(why.getByRole('img', { name: /바늘이 키워드 쪽/ })).toHaveCount(3);
  await expect(why.getByText(/모인 정도 0\.\d\d/)).toHaveCount(3);
  await expect(why.getByText(/키워드와의 가까움/).filter({ visible: true })).toHaveCount(3);
  await expect(why.getByText(/^가까운 픽: .+ \/ 같은 키워드: .+/)).toHaveCount(5);
  await expect(why.getByText('아깝게 놓친 밴드')).toBeVisible();
  await expect(members.link('지도에서 보기')).toHaveAttribute(
    'href',
    `/dashboard/map?member=${SHOWCASE_MEMBER_ID}`,
  );
  await expect(members.link('플레이그라운드에서 열기')).toHaveAttribute(
    'href',
    /\/dashboard\/playground\?bands=[\d,]+&keywords=\d+,\d+$/,
  );
  await members.expectNoSeriousViolation();

  await why.getByRole('button', { name: '쏜애플' }).click();
  await expect(page).toHaveURL(/band=\d+/);
});

test('지난 추천을 누르면 그때의 이유가 보이고, 지금으로 돌아온다', async ({ page }) => {
  const members = new MembersPage(page);
  await members.openMember(SHOWCASE_MEMBER_ID);
  await expect(members.sets).toHaveCount(4);
  await expect(members.sets.first()).toHaveAttribute('aria-pressed', 'true');
  await members.sets.nth(3).click();
  await expect(page).toHaveURL(/set=\d+/);
  await expect(page.getByText('예전 추천을 보고 있어요')).toBeVisible();
  await expect(members.sets.nth(3)).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(page.getByText('예전 추천을 보고 있어요')).toBeVisible();
  await page.getByRole('button', { name: '지금 추천으로' }).click();
  await expect(page).not.toHaveURL(/set=/);
  await expect(members.sets.first()).toHaveAttribute('aria-pressed', 'true');
});

test('가진 것이 모자란 멤버도 무엇이 모자란지 알려준다', async ({ page }) => {
  const members = new MembersPage(page);
  const cases: [number, string, boolean][] = [
    [33, '고른 밴드가 없어요', false],
    [36, '픽이 세 팀보다 적어요', true],
    [39, '앱은 키워드가 있어야 추천을 저장해요.', false],
    [9, '아직 추천을 받지 않았어요', true],
    [5, '고른 밴드가 달라졌어요.', true],
  ];
  for (const [number, text, canRecompute] of cases) {
    await members.openMember(memberId(number));
    await expect(page.getByText(text)).toBeVisible();
    await expect(members.recomputeButton).toBeEnabled({ enabled: canRecompute });
  }
  await members.openMember('00000000-0000-4000-8000-000000000000');
  await expect(page.getByText('그런 멤버는 없어요')).toBeVisible();
});

test('다시 계산은 무엇이 바뀌는지 먼저 보여주고, 저장해야 바뀐다', async ({ browser }) => {
  const service = await startService({ seedDemo: true });
  try {
    const context = await browser.newContext({ baseURL: service.baseUrl, locale: 'ko-KR' });
    await service.signIn(context);
    const page = await context.newPage();
    const members = new MembersPage(page);
    await members.openMember(memberId(5));
    const before = await members.sets.count();

    await members.recomputeButton.click();
    await expect(members.dialog.getByRole('region', { name: '새로 들어옴' })).toBeVisible();
    await members.expectNoSeriousViolation();
    await members.dialog.getByRole('button', { name: members.words.cancel }).click();
    await expect(members.dialog).toBeHidden();
    await expect(members.sets).toHaveCount(before);

    await members.recomputeButton.click();
    await members.dialog.getByRole('button', { name: members.words.save }).click();
    await expect(page.getByRole('status').getByText(/새 추천을 저장했어요/)).toBeVisible();
    await expect(members.sets).toHaveCount(before + 1);
    await expect(members.sets.first()).toContainText('큐레이터가 계산');
    await expect(page.getByText('추천을 받은 뒤에 바뀐 것이 있어요')).toBeHidden();
    await context.close();
  } finally {
    await service.stop();
  }
});

test('좁은 화면에서도 옆으로 넘치지 않는다', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const members = new MembersPage(page);
  await members.openList();
  await expect(members.rows.first()).toBeVisible();
  await members.expectNoOverflow();
  await members.openMember(SHOWCASE_MEMBER_ID);
  await expect(members.explanation).toBeVisible();
  await members.expectNoOverflow();
});

test.describe('in English', () => {
  test.use({ locale: 'en-US' });

  test('a member is explained', async ({ page }) => {
    const members = new MembersPage(page, 'en');
    await members.openMember(SHOWCASE_MEMBER_ID);
    await expect(members.heading).toContainText('Member');
    await expect(members.explanation.getByText(/^Nearest picks: /)).toHaveCount(5);
    await expect(members.sets).toHaveCount(4);
    await members.recomputeButton.click();
    await expect(members.dialog.getByText('The same bands come out.')).toBeVisible();
  });
});
