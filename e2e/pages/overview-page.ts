import { expect, type Page } from '@playwright/test';

const WORDS = {
  ko: { title: '개요', tiles: '지금의 숫자', concerns: '손볼 곳', latest: '최근 추천' },
  en: {
    title: 'Overview',
    tiles: 'The numbers now',
    concerns: 'Needs attention',
    latest: 'Latest recommendations',
  },
};

/** The first page of the dashboard. */
export class OverviewPage {
  readonly page: Page;
  private readonly words: (typeof WORDS)['ko'];

  constructor(page: Page, locale: keyof typeof WORDS = 'ko') {
    this.page = page;
    this.words = WORDS[locale];
  }

  async open(): Promise<void> {
    await this.page.goto('/dashboard');
    await expect(
      this.page.getByRole('heading', { level: 1, name: this.words.title }),
    ).toBeVisible();
  }

  get tiles() {
    return this.page.getByRole('list', { name: this.words.tiles }).getByRole('link');
  }
  get concerns() {
    return this.page.getByRole('region', { name: this.words.concerns });
  }
  get latest() {
    return this.page.getByRole('region', { name: this.words.latest });
  }
}
