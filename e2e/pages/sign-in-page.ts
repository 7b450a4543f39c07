import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { TestCurator } from '../curators.ts';

/** axe brings its own copy of Playwright's types. */
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

const WORDS = {
  ko: {
    title: '큐레이터 로그인',
    email: '이메일',
    password: '비밀번호',
    submit: '로그인',
    account: '내 계정',
    signOut: '로그아웃',
  },
  en: {
    title: 'Curator sign-in',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    account: 'My account',
    signOut: 'Sign out',
  },
};

/** The sign-in, and the way out of the dashboard. */
export class SignInPage {
  private readonly page: Page;
  private readonly words: (typeof WORDS)['ko'];

  constructor(page: Page, locale: keyof typeof WORDS = 'ko') {
    this.page = page;
    this.words = WORDS[locale];
  }

  /** Any page: who isn't signed in, is sent here. */
  async open(path = '/sign-in'): Promise<void> {
    await this.page.goto(path);
    await this.expectHere();
  }

  async expectHere(): Promise<void> {
    await expect(
      this.page.getByRole('heading', { level: 1, name: this.words.title }),
    ).toBeVisible();
    // The page takes the focus to the first field when it is ready.
    await expect(this.email).toBeFocused();
  }

  get email() {
    return this.page.getByRole('textbox', { name: this.words.email });
  }
  get password() {
    return this.page.getByLabel(this.words.password, { exact: true });
  }
  get submit() {
    return this.page.getByRole('button', { name: this.words.submit, exact: true });
  }
  get alert() {
    return this.page.getByRole('main').getByRole('alert');
  }

  async signIn({ email, password }: Pick<TestCurator, 'email' | 'password'>): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.submit.click();
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.account }).click();
    await this.page.getByRole('menuitem', { name: this.words.signOut }).click();
    await this.expectHere();
  }

  async expectNoSeriousViolation(): Promise<void> {
    const { violations } = await new AxeBuilder({ page: this.page as unknown as AxePage })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual(
      [],
    );
  }
}
