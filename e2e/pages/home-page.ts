import { expect, type Page } from '@playwright/test';
import { expectNoOverflow, expectNoSeriousViolation } from '../expect-page.ts';

const WORDS = {
  ko: {
    search: '밴드 이름으로 찾기',
    example: '예시로 채우기',
    picks: '고른 밴드',
    results: '들어볼 팀',
    why: /왜 이 .+ 팀일까\?/,
    remove: (name: string) => `${name} 빼기`,
    undo: '되돌리기',
    clear: '모두 지우기',
    retry: '다시 시도',
  },
  en: {
    search: 'Search bands by name',
    example: 'Fill in an example',
    picks: 'Picked bands',
    results: 'Bands to hear',
    why: /Why these .+\?/,
    remove: (name: string) => `Remove ${name}`,
    undo: 'Undo',
    clear: 'Clear all',
    retry: 'Try again',
  },
};

/** The public page, by what a visitor sees and hears. */
export class HomePage {
  private readonly page: Page;
  private readonly words: (typeof WORDS)['ko'];

  constructor(page: Page, locale: keyof typeof WORDS = 'ko') {
    this.page = page;
    this.words = WORDS[locale];
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/${query}`);
    await expect(this.exampleButton).toBeEnabled();
  }

  get search() {
    return this.page.getByRole('combobox', { name: this.words.search });
  }
  get options() {
    return this.page.getByRole('listbox').getByRole('option');
  }
  get exampleButton() {
    return this.page.getByRole('button', { name: this.words.example });
  }
  /** Buttons that take a pick away: one for each. */
  get removeButtons() {
    return this.page
      .getByRole('list', { name: this.words.picks, exact: true })
      .first()
      .getByRole('button');
  }
  get results() {
    return this.page.getByRole('region', { name: this.words.results });
  }
  get resultNames() {
    return this.results.getByRole('heading', { level: 3 });
  }
  get explanation() {
    return this.page.getByRole('region', { name: this.words.why });
  }
  get undoButton() {
    return this.page.getByRole('button', { name: this.words.undo });
  }
  get clearButton() {
    return this.page.getByRole('button', { name: this.words.clear });
  }
  get retryButton() {
    return this.results.getByRole('button', { name: this.words.retry });
  }

  removeButton(bandName: string) {
    return this.page.getByRole('button', { name: this.words.remove(bandName) });
  }

  async fillExample(): Promise<void> {
    await this.exampleButton.click();
    await this.expectResultCount(5);
  }

  /** Waits until the answer to the latest picks is shown. */
  async expectResultCount(count: number): Promise<void> {
    await expect(this.resultNames).toHaveCount(count);
    await expect(this.results).toHaveAttribute('aria-busy', 'false');
  }

  expectNoSeriousViolation(): Promise<void> {
    return expectNoSeriousViolation(this.page);
  }

  expectNoOverflow(): Promise<void> {
    return expectNoOverflow(this.page);
  }
}
