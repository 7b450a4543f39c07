import { expect, type Locator, type Page } from '@playwright/test';

/** What curators change: the form in a band's panel, bulk bars of the lists, the record of changes. */
export class EditingPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get panel() {
    return this.page.getByRole('region', { name: '밴드 정보' });
  }
  get edit() {
    return this.panel.getByRole('button', { name: '편집' });
  }
  get save() {
    return this.panel.getByRole('button', { name: '저장', exact: true });
  }
  get name() {
    return this.panel.getByRole('textbox', { name: '이름', exact: true });
  }
  get description() {
    return this.panel.getByRole('textbox', { name: '소개 글' });
  }
  /** What the panel says of the band's vector. */
  get vector() {
    return this.panel.getByRole('definition').first();
  }
  get reembed() {
    return this.panel.getByRole('button', { name: '벡터 다시 만들기' });
  }
  get undo() {
    return this.page.getByRole('button', { name: '되돌리기' });
  }
  get bar() {
    return this.page.getByRole('region', { name: '고른 것으로 할 일' });
  }
  get table() {
    return this.page.getByRole('table');
  }
  get rows() {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('cell') });
  }

  async open(query: string): Promise<void> {
    await this.page.goto(`/dashboard/bands${query}`);
    await expect(this.rows.first()).toBeVisible();
  }

  /** Opens the form of the one band that the search finds. */
  async openForm(name: string): Promise<void> {
    await this.open(`?q=${encodeURIComponent(name)}`);
    await this.rows.getByRole('button', { name, exact: true }).click();
    await this.edit.click();
    await expect(this.name).toHaveValue(name);
  }

  async addKeyword(word: string): Promise<void> {
    await this.panel.getByRole('combobox', { name: '키워드 더하기' }).fill(word);
    await this.page.keyboard.press('Enter');
  }

  select(name: string): Promise<void> {
    return this.check(this.table.getByRole('checkbox', { name: `‘${name}’ 고르기` }));
  }

  /** Again until it stays: the list is there, as the server sends it, before the page listens. */
  async check(box: Locator): Promise<void> {
    await expect(async () => {
      await box.check();
      await expect(this.bar).toBeVisible({ timeout: 2_000 });
    }).toPass();
  }

  /** A filter, with the number of rows that it would leave. */
  filter(label: string) {
    return this.page.getByRole('button', { name: new RegExp(`^${label} [\\d,]+$`) });
  }

  said(text: string | RegExp) {
    return this.page.getByRole('status').filter({ hasText: text });
  }
}
