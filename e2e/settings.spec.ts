import { type Browser, expect } from '@playwright/test';
import { TEST_ADMIN, TEST_CURATOR, type TestCurator } from './curators.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { test as base, type Service, startService } from './service.ts';

/** Accounts change here: a service of one's own, not the one that the other specs share. */
const test = base.extend<object, { service: Service }>({
  service: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const service = await startService();
      await use(service);
      await service.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

async function openBrowser(browser: Browser, service: Service, who: TestCurator) {
  const context = await browser.newContext({ baseURL: service.baseUrl, locale: 'ko-KR' });
  await service.signIn(context, who);
  return { context, page: await context.newPage() };
}

test('관리자가 큐레이터를 부르고, 그 비밀번호로 들어올 수 있다', async ({ browser, service }) => {
  const { context, page } = await openBrowser(browser, service, TEST_ADMIN);
  const settings = new SettingsPage(page);
  await settings.open();
  await expect(settings.account).toContainText('윤관리');
  await expect(settings.row(TEST_ADMIN.email).getByRole('button')).toHaveCount(0);
  await settings.addCurator('김인디', 'Indie@example.com');
  await expect(settings.row('indie@example.com')).toContainText('아직 없어요');
  const password = await settings.givenPassword.innerText();
  await settings.addCurator('또 김인디', 'indie@example.com');
  await expect(settings.curators.getByText('이 이메일의 큐레이터가 이미 있어요.')).toBeVisible();
  await page.reload();
  await expect(settings.row('indie@example.com')).toBeVisible();
  await expect(page.getByText(password)).toHaveCount(0);

  const other = await browser.newContext({ baseURL: service.baseUrl, locale: 'ko-KR' });
  const signIn = new SignInPage(await other.newPage());
  await signIn.open('/dashboard/settings');
  await signIn.signIn({ email: 'indie@example.com', password });
  await expect(other.pages()[0]!).toHaveURL('/dashboard/settings');
  await page.reload();
  await expect(settings.row('indie@example.com')).not.toContainText('아직 없어요');
  await other.close();
  await context.close();
});

test('역할은 다음 화면부터 바뀌고, 사용 중지된 큐레이터는 바로 나가게 된다', async ({
  browser,
  service,
}) => {
  const admin = await openBrowser(browser, service, TEST_ADMIN);
  const curator = await openBrowser(browser, service, TEST_CURATOR);
  const settings = new SettingsPage(admin.page);
  const own = new SettingsPage(curator.page);
  await settings.open();
  await own.open();
  await expect(own.account).toContainText('한소리');
  await expect(own.curators).toHaveCount(0);

  await settings.setRole('한소리', '관리자');
  await expect(settings.curators.getByRole('combobox', { name: '한소리의 역할' })).toHaveValue(
    'admin',
  );
  // It shows the choice at once; it can be changed again when the server has taken it.
  await expect(settings.curators.getByRole('combobox', { name: '한소리의 역할' })).toBeEnabled();
  await own.open();
  await expect(own.row(TEST_ADMIN.email)).toBeVisible();
  await settings.setRole('한소리', '큐레이터');
  await expect(settings.curators.getByRole('combobox', { name: '한소리의 역할' })).toBeEnabled();
  // What is open still shows the list; the server doesn't let it change anything any more.
  await own.setRole('윤관리', '큐레이터');
  await expect(own.curators.getByText('관리자만 할 수 있어요.').first()).toBeVisible();
  await expect(settings.row(TEST_ADMIN.email)).toContainText('관리자');

  await settings.disable('한소리');
  await expect(settings.row(TEST_CURATOR.email)).toContainText('사용 중지');
  await expect(settings.curators.getByRole('button', { name: '한소리 다시 사용' })).toBeVisible();
  await curator.page.reload();
  await new SignInPage(curator.page).expectHere();
  await settings.curators.getByRole('button', { name: '한소리 다시 사용' }).click();
  await expect(settings.curators.getByRole('button', { name: '한소리 사용 중지' })).toBeVisible();
  await new SignInPage(curator.page).signIn(TEST_CURATOR);
  await expect(curator.page).toHaveURL('/dashboard/settings');
  await admin.context.close();
  await curator.context.close();
});

test('비밀번호를 바꾸면 이 브라우저만 남고, 다른 곳은 로그아웃된다', async ({
  browser,
  service,
}) => {
  const here = await openBrowser(browser, service, TEST_CURATOR);
  const elsewhere = await openBrowser(browser, service, TEST_CURATOR);
  const settings = new SettingsPage(here.page);
  await settings.open();
  await new SettingsPage(elsewhere.page).open();
  const next = '새소년이 좋아요 정말로';
  await settings.changePassword(TEST_CURATOR.password, '열한글자짜리비밀번호요');
  await expect(settings.account.getByText('12자 이상으로 적어 주세요.')).toBeVisible();
  await settings.changePassword(TEST_CURATOR.password, next, `${next}!`);
  await expect(settings.account.getByText('두 번 적은 새 비밀번호가 서로 달라요.')).toBeVisible();
  await settings.changePassword('not the current one', next);
  await expect(settings.account.getByText('현재 비밀번호가 맞지 않아요.')).toBeVisible();
  await settings.changePassword(TEST_CURATOR.password, next);
  await expect(settings.account.getByRole('status')).toHaveText(/비밀번호를 바꿨어요/);

  await here.page.reload();
  await expect(settings.account).toContainText('한소리');
  await elsewhere.page.reload();
  const signIn = new SignInPage(elsewhere.page);
  await signIn.expectHere();
  await signIn.signIn(TEST_CURATOR);
  await expect(signIn.alert).toBeVisible();
  await signIn.signIn({ ...TEST_CURATOR, password: next });
  await expect(elsewhere.page).toHaveURL('/dashboard/settings');

  const admin = await openBrowser(browser, service, TEST_ADMIN);
  const adminSettings = new SettingsPage(admin.page);
  await adminSettings.open();
  await adminSettings.resetPassword('한소리');
  const given = await adminSettings.givenPassword.innerText();
  await here.page.reload();
  const again = new SignInPage(here.page);
  await again.expectHere();
  await again.signIn({ ...TEST_CURATOR, password: given });
  await expect(here.page).toHaveURL('/dashboard/settings');
  for (const { context } of [here, elsewhere, admin]) await context.close();
});

test('두 화면 크기와 두 밝기에서 읽기 좋고 넘치지 않는다', async ({ browser, service }) => {
  const { context, page } = await openBrowser(browser, service, TEST_ADMIN);
  const settings = new SettingsPage(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await settings.open();
      await settings.account.getByRole('button', { name: '비밀번호 바꾸기' }).click();
      await settings.curators.getByRole('button', { name: '큐레이터 추가' }).click();
      await expect(settings.row(TEST_CURATOR.email)).toBeVisible();
      await new SignInPage(page).expectNoSeriousViolation();
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
    }
  }
  await context.close();
});
