import { expect, type Locator, type Page } from '@playwright/test';
import { expectNoOverflow, expectNoSeriousViolation } from '../expect-page.ts';

/** Coverage, actions and jobs of the embeddings page. */
export class EmbeddingsPage {
  readonly coverage: Locator;
  /** The newest job. */
  readonly job: Locator;

  private readonly page: Page;
  private readonly baseUrl: string;

  constructor(page: Page, baseUrl: string) {
    this.page = page;
    this.baseUrl = baseUrl;
    this.coverage = page.getByRole('region', { name: '벡터 상태' });
    this.job = page.getByRole('region', { name: '작업' }).getByRole('listitem').first();
  }

  async open(): Promise<void> {
    await this.page.goto(`${this.baseUrl}/dashboard/embeddings`);
    await expect(this.coverage).toBeVisible();
  }

  /** Reads what it takes, then starts. */
  async start(action: string, estimate: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: action, exact: true }).click();
    const panel = this.page.getByRole('group', { name: action });
    await expect(panel.getByText(estimate)).toBeVisible();
    await panel.getByRole('button', { name: '시작' }).click();
    await expect(panel.getByText('시작했어요')).toBeVisible();
    await panel.getByRole('button', { name: '닫기' }).click();
  }

  button(name: string): Locator {
    return this.job.getByRole('button', { name: new RegExp(`: ${name}$`) });
  }

  async expectSound(): Promise<void> {
    await expectNoSeriousViolation(this.page);
    await expectNoOverflow(this.page);
  }
}
