import { expect, type Page } from '@playwright/test';

/** The settings, by what an admin or a curator sees there. */
export class SettingsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('/dashboard/settings');
    await expect(this.page.getByRole('heading', { level: 1, name: '설정' })).toBeVisible();
  }

  get account() {
    return this.page.getByRole('region', { name: '내 계정' });
  }
  get curators() {
    return this.page.getByRole('region', { name: '큐레이터', exact: true });
  }
  /** The password that is shown once. */
  get givenPassword() {
    return this.curators.getByRole('status').locator('code');
  }

  row(email: string) {
    return this.curators.getByRole('row').filter({ hasText: email });
  }

  async changePassword(current: string, next: string, again = next): Promise<void> {
    const form = this.account.getByRole('form', { name: '비밀번호 바꾸기' });
    if (!(await form.isVisible())) {
      await this.account.getByRole('button', { name: '비밀번호 바꾸기' }).click();
    }
    await form.getByLabel('현재 비밀번호', { exact: true }).fill(current);
    await form.getByLabel('새 비밀번호', { exact: true }).fill(next);
    await form.getByLabel('새 비밀번호 한 번 더', { exact: true }).fill(again);
    await form.getByRole('button', { name: '바꾸기', exact: true }).click();
  }

  async addCurator(name: string, email: string): Promise<void> {
    const form = this.curators.getByRole('form', { name: '큐레이터 추가' });
    if (!(await form.isVisible())) {
      await this.curators.getByRole('button', { name: '큐레이터 추가' }).click();
    }
    await form.getByLabel('이름').fill(name);
    await form.getByLabel('이메일').fill(email);
    await form.getByRole('button', { name: '추가', exact: true }).click();
  }

  async resetPassword(name: string): Promise<void> {
    await this.curators.getByRole('button', { name: `${name}의 비밀번호 재설정` }).click();
    await this.curators.getByRole('button', { name: '비밀번호 재설정', exact: true }).click();
  }

  async disable(name: string): Promise<void> {
    await this.curators.getByRole('button', { name: `${name} 사용 중지` }).click();
    await this.curators.getByRole('button', { name: '사용 중지', exact: true }).click();
  }

  async setRole(name: string, role: string): Promise<void> {
    await this.curators.getByRole('combobox', { name: `${name}의 역할` }).selectOption(role);
  }
}
