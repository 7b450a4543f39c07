import { expect, type Page } from '@playwright/test';

/** Hubs and orphans. */
export class HubsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/dashboard/hubs${query}`);
    await expect(this.page.getByRole('heading', { level: 1, name: '쏠림' })).toBeVisible();
  }

  get summary() {
    return this.page.getByRole('region', { name: '쏠림 요약' });
  }
  get bars() {
    return this.summary.getByRole('button');
  }
  get list() {
    return this.page.getByRole('region', { name: '밴드 목록' });
  }
  get rows() {
    return this.list.getByRole('row');
  }

  /** A choice of one of the two switches: the pointer presses its words. */
  choose(words: string | RegExp) {
    return this.page.getByText(words).click();
  }
}
