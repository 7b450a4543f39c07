import { expect, type Page } from '@playwright/test';

const WORDS = {
  ko: '밴드, 멤버, 키워드, 화면 찾기',
  en: 'Find bands, members, keywords, pages',
};

/** The search that opens over any page. */
export class SearchDialog {
  private readonly page: Page;
  private readonly title: string;

  constructor(page: Page, locale: keyof typeof WORDS = 'ko') {
    this.page = page;
    this.title = WORDS[locale];
  }

  /** Opens a page on which the shortcut works: the browser writes it on the button only then. */
  async openPage(path: string): Promise<void> {
    await this.page.goto(path);
    await expect(this.button).toContainText('Ctrl K');
  }

  async openByKeyboard(): Promise<void> {
    await this.page.keyboard.press('Control+K');
    await expect(this.field).toBeFocused();
  }

  /** Types as a keyboard does, into the field that has the focus. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  get button() {
    return this.page.getByRole('button', { name: this.title });
  }
  get dialog() {
    return this.page.getByRole('dialog', { name: this.title });
  }
  get field() {
    return this.dialog.getByRole('combobox', { name: this.title });
  }
  get options() {
    return this.dialog.getByRole('option');
  }

  group(name: string) {
    return this.dialog.getByRole('group', { name });
  }
}
