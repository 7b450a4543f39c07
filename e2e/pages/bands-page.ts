import { expect, type Page } from '@playwright/test';

/** The catalogue's list and the panel of a band beside it. */
export class BandsPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/dashboard/bands${query}`);
    await expect(this.page.getByRole('heading', { level: 1, name: '밴드' })).toBeVisible();
  }

  get search() {
    return this.page.getByRole('searchbox', { name: '밴드 이름으로 찾기' });
  }
  get table() {
    return this.page.getByRole('table', { name: '밴드', exact: true });
  }
  /** One for each band. */
  /** Until the list shows what was asked for; before, it shows the last one, faded. */
  async waitForList() {
    await expect(this.page.locator('[aria-busy="true"]')).toHaveCount(0);
  }
  get rows() {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('cell') });
  }
  /** Each opens its band. */
  get names() {
    return this.rows.getByRole('button');
  }
  get keywordFilter() {
    return this.page.getByRole('button', { name: '키워드', exact: true });
  }
  get keywords() {
    return this.page.getByRole('region', { name: '키워드', exact: true });
  }
  get pages() {
    return this.page.getByRole('navigation', { name: '쪽' });
  }
  get panel() {
    return this.page.getByRole('region', { name: '밴드 정보' });
  }
  /** Whose panel it is. */
  get panelName() {
    return this.panel.getByRole('heading', { level: 2 });
  }
  get neighbours() {
    return this.panel
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('button') })
      .getByRole('button');
  }

  /** With the number of bands that it would leave. */
  filter(label: string) {
    return this.page.getByRole('button', { name: new RegExp(`^${label} [\\d,]+$`) });
  }
  column(label: string) {
    return this.table.getByRole('columnheader', { name: label });
  }
}
