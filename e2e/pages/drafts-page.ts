import { expect, type Page } from '@playwright/test';

/** What the chat model proposes. */
export class DraftsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('/dashboard/bands/drafts');
    await expect(this.page.getByRole('heading', { level: 1, name: '소개 글 초안' })).toBeVisible();
  }

  card(bandName: string) {
    const card = this.page.getByRole('article', { name: bandName });
    return {
      root: card,
      text: card.getByRole('textbox', { name: '소개 글' }),
      accept: card.getByRole('button', { name: '받아들이기' }),
      drop: card.getByRole('button', { name: '버리기' }),
    };
  }
  get said() {
    return this.page.getByRole('status').filter({ hasText: '‘' });
  }
  get undo() {
    return this.page.getByRole('button', { name: '되돌리기' });
  }
  get panel() {
    return this.page.getByRole('region', { name: '밴드 정보' });
  }
}
