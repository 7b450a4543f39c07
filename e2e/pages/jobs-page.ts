import type { Locator, Page } from '@playwright/test';

/** The ring in the top bar and the panel that it opens, on any page of the dashboard. */
export class JobsPage {
  readonly ring: Locator;
  readonly panel: Locator;
  readonly bar: Locator;
  readonly cancelButton: Locator;
  readonly retryButton: Locator;

  private readonly page: Page;
  private readonly baseUrl: string;

  constructor(page: Page, baseUrl: string) {
    this.page = page;
    this.baseUrl = baseUrl;
    this.ring = page.getByRole('button', {
      name: /^(지도 다시 그리기 \d+%|새 지도가|지도 그리기를|지도를 그리지)/,
    });
    this.panel = page.getByRole('dialog', { name: '지도 다시 그리기' });
    this.bar = this.panel.getByRole('progressbar', { name: '지도 다시 그리기' });
    this.cancelButton = this.panel.getByRole('button', { name: '그만두기' });
    this.retryButton = this.panel.getByRole('button', { name: '다시 시작' });
  }

  async open(path = '/dashboard/bands'): Promise<void> {
    await this.page.goto(this.baseUrl + path);
  }

  /** As the map page does it. */
  async startMap(): Promise<void> {
    const response = await this.page.request.post(`${this.baseUrl}/api/trpc/job.computeMap`, {
      data: {},
      headers: { origin: this.baseUrl },
    });
    if (!response.ok()) throw new Error(`computeMap answered ${response.status()}`);
  }
}
