import { expect } from '@playwright/test';
import { TEST_CURATOR } from './curators.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { startService, test } from './service.ts';

test('가려던 화면에서 로그인으로 보내고, 로그인하면 그 화면으로 돌아간다', async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.open('/dashboard/settings?tab=mine&q=%EC%83%88');
  await signIn.signIn(TEST_CURATOR);
  await expect(page).toHaveURL('/dashboard/settings?tab=mine&q=%EC%83%88');
  await expect(page.getByRole('heading', { level: 1, name: '설정' })).toBeVisible();
  await page.goto('/sign-in');
  await expect(page).toHaveURL('/dashboard');
});

test('틀린 로그인은 이유를 가리지 않고 똑같이 답하고, 비밀번호를 다시 적게 한다', async ({
  page,
}) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn({ ...TEST_CURATOR, password: 'not it' });
  await expect(signIn.alert).toHaveText('이메일이나 비밀번호가 맞지 않아요.');
  await expect(signIn.password).toBeFocused();
  await signIn.signIn({ email: 'nobody@example.com', password: 'not it' });
  await expect(signIn.alert).toHaveText('이메일이나 비밀번호가 맞지 않아요.');
  await signIn.signIn(TEST_CURATOR);
  await expect(page).toHaveURL('/dashboard');
});

test('자판으로만 로그인하고 로그아웃한다', async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.open('/sign-in?next=/dashboard/settings');
  await page.keyboard.type(TEST_CURATOR.email);
  await page.keyboard.press('Tab');
  await expect(signIn.password).toBeFocused();
  await page.keyboard.type(TEST_CURATOR.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/dashboard/settings');
  await signIn.signOut();
  await page.goBack();
  await signIn.expectHere();
});

test('다른 사이트로는 데려가지 않는다', async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.open('/sign-in?next=https://evil.example/&callbackUrl=//evil.example');
  await signIn.signIn(TEST_CURATOR);
  await expect(page).toHaveURL('/dashboard');
});

test('소셜 로그인이 막히면 까닭을 말한다; 켜지 않은 것은 보이지 않는다', async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.open('/sign-in?error=AccessDenied');
  await expect(signIn.alert).toHaveText(/등록된 큐레이터가 없어요/);
  await signIn.open('/sign-in?error=OAuthCallback');
  await expect(signIn.alert).toHaveText(/끝까지 이어지지 않았어요/);
  await expect(page.getByRole('button', { name: /Google|GitHub|카카오/ })).toHaveCount(0);
});

test('두 화면 크기와 두 밝기에서 읽기 좋고 넘치지 않는다', async ({ page }) => {
  const signIn = new SignInPage(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await signIn.open('/sign-in?error=CredentialsSignin');
      await signIn.expectNoSeriousViolation();
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
    }
  }
});

test('signs in in English', async ({ browser, service }) => {
  const context = await browser.newContext({ locale: 'en-US', baseURL: service.baseUrl });
  const page = await context.newPage();
  const signIn = new SignInPage(page, 'en');
  await signIn.open('/dashboard');
  await signIn.signIn({ ...TEST_CURATOR, password: 'no' });
  await expect(signIn.alert).toHaveText('That e-mail or password is not right.');
  await signIn.signIn(TEST_CURATOR);
  await expect(page).toHaveURL('/dashboard');
  await context.close();
});

test('너무 여러 번 틀리면 몇 분 뒤에 다시 하라고 말하고, 서버에 닿지 못하면 그렇다고 말한다', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const service = await startService({
    env: {
      GITHUB_CLIENT_ID: 'id',
      GITHUB_CLIENT_SECRET: 'secret',
      KAKAO_CLIENT_ID: 'id',
      KAKAO_CLIENT_SECRET: 'secret',
    },
  });
  const context = await browser.newContext({ baseURL: service.baseUrl, locale: 'ko-KR' });
  try {
    const page = await context.newPage();
    const signIn = new SignInPage(page);
    await signIn.open();
    await expect(page.getByRole('button', { name: /Google|GitHub|카카오/ })).toHaveText([
      'GitHub로 로그인',
      '카카오로 로그인',
    ]);
    for (let count = 0; count < 10; count += 1) {
      await signIn.signIn({ ...TEST_CURATOR, password: `wrong ${count}` });
      await expect(signIn.alert).toHaveText('이메일이나 비밀번호가 맞지 않아요.');
    }
    await signIn.signIn(TEST_CURATOR);
    await expect(signIn.alert).toHaveText(/로그인을 너무 여러 번 시도했어요\. 1[45]분 뒤에/);
    await context.setOffline(true);
    await signIn.submit.click();
    await expect(signIn.alert).toHaveText(/서버에 닿지 못했어요/);
  } finally {
    await context.close();
    await service.stop();
  }
});
