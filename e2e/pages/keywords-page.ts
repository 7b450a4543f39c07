import { expect, type Page } from '@playwright/test';

const WORDS = {
  ko: { title: '키워드' },
  en: { title: 'Keywords' },
};

/** The list of keywords. */
export class KeywordsPage {
  private readonly page: Page;
  private readonly words: (typeof WORDS)['ko'];

  constructor(page: Page, locale: keyof typeof WORDS = 'ko') {
    this.page = page;
    this.words = WORDS[locale];
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/dashboard/keywords${query}`);
    await expect(this.heading).toBeVisible();
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1, name: this.words.title });
  }
  get table() {
    return this.page.getByRole('table', { name: this.words.title });
  }
  /** One for each keyword. */
  get rows() {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('cell') });
  }
  /** Each leads to its bands. */
  get keywords() {
    return this.rows.getByRole('link');
  }

  filter(label: string) {
    return this.page.getByRole('button', { name: new RegExp(`^${label} [\\d,]+$`) });
  }
  column(label: string) {
    return this.table.getByRole('columnheader', { name: label });
  }
}
