import { expect, type Page } from '@playwright/test';

/** The list of catalogue clusters and one of them. */
export class ClustersPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(path = ''): Promise<void> {
    await this.page.goto(`/dashboard/clusters${path}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  get rows() {
    return this.page.getByRole('table').getByRole('row');
  }
  get title() {
    return this.page.getByRole('heading', { level: 1 });
  }
  get bars() {
    return this.page
      .getByRole('region', { name: '묶음 한가운데와 얼마나 가까울까' })
      .getByRole('button');
  }
  get bands() {
    return this.page.getByRole('region', { name: '이 묶음의 밴드' });
  }
  get undo() {
    return this.page.getByRole('button', { name: '되돌리기' });
  }

  async rename(name: string): Promise<void> {
    await this.page.getByRole('button', { name: '이름 바꾸기' }).click();
    await this.page.getByRole('textbox', { name: '묶음 이름' }).fill(name);
    await this.page.keyboard.press('Enter');
  }
}
