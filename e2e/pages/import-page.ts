import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';

/** The import of a file, from the upload to what it came to. */
export class ImportPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('/dashboard/bands/import');
    await expect(this.page.getByRole('heading', { level: 1, name: '밴드 가져오기' })).toBeVisible();
  }

  async upload(name: string, content: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: '파일 고르기' }).click();
    await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  }

  field(column: string) {
    return this.page.getByRole('combobox', { name: `‘${column}’ 열의 항목` });
  }
  get check() {
    return this.page.getByRole('button', { name: '확인하기' });
  }
  run(count: number) {
    return this.page.getByRole('button', { name: `${count.toLocaleString('ko')}개 가져오기` });
  }
  /** A state of rows, by its name and number. */
  tab(label: string) {
    return this.page.getByRole('radio', { name: label });
  }
  async show(label: string): Promise<void> {
    await this.page.getByText(label, { exact: true }).click();
  }
  get rows() {
    return this.page
      .getByRole('table')
      .getByRole('row')
      .filter({ has: this.page.getByRole('cell') });
  }
  get result() {
    return this.page.getByRole('region', { name: '가져왔어요' });
  }
  get another() {
    return this.page.getByRole('link', { name: '다른 파일 올리기' });
  }

  /** The refused rows, as they are downloaded. */
  async downloadRefused(): Promise<string> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('link', { name: '못 가져온 줄 받기 (CSV)' }).click();
    return readFile(await (await download).path(), 'utf8');
  }
}
