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
