import { expect, type Locator, type Page } from '@playwright/test';
import { expectNoOverflow, expectNoSeriousViolation } from '../expect-page.ts';

/** The section of the embeddings page that is about models. */
export class ModelsPage {
  readonly section: Locator;
  readonly chooseButton: Locator;
  readonly form: Locator;

  private readonly page: Page;
  private readonly baseUrl: string;

  constructor(page: Page, baseUrl: string) {
    this.page = page;
    this.baseUrl = baseUrl;
    this.section = page.getByRole('region', { name: '모델' });
    this.chooseButton = this.section.getByRole('button', { name: '다른 모델로 바꾸기' });
    this.form = this.section.getByRole('form', { name: '다른 모델로 바꾸기' });
  }

  async open(): Promise<void> {
    await this.page.goto(`${this.baseUrl}/dashboard/embeddings`);
    await expect(this.chooseButton).toBeVisible();
  }

  /** By its name, which sentences in other cards say too. */
  card(model: string): Locator {
    return this.section
      .getByRole('listitem')
      .filter({ has: this.page.getByText(model, { exact: true }) });
  }

  /** Types the name, reads what it takes, and starts. */
  async prepare(model: string): Promise<void> {
    await this.chooseButton.click();
    await this.form.getByLabel('모델 이름').fill(model);
    await this.form.getByRole('button', { name: '얼마나 드는지 보기' }).click();
    await expect(this.form.getByText(/서로 다른 소개 글 [\d,]+개, 약 [\d,]+토큰/)).toBeVisible();
    await this.form.getByRole('button', { name: '준비 시작' }).click();
    await expect(this.card(model)).toBeVisible();
  }

  async fill(model: string): Promise<void> {
    await this.section.getByRole('button', { name: `${model} 모델의 빠진 벡터 채우기` }).click();
  }

  async activate(model: string): Promise<void> {
    await this.section.getByRole('button', { name: `${model} 모델로 지금 바꾸기` }).click();
    await this.confirm(model, '지금 바꾸기');
  }

  async goBack(model: string): Promise<void> {
    await this.section.getByRole('button', { name: `${model} 모델로 되돌리기` }).click();
    await this.confirm(model, '되돌리기');
  }

  async discard(model: string): Promise<void> {
    await this.section.getByRole('button', { name: `${model} 모델 지우기` }).click();
    await this.confirm(model, '지우기');
  }

  private async confirm(model: string, answer: string): Promise<void> {
    const question = this.section.getByRole('group', { name: new RegExp(model) });
    await expect(question).toContainText(/벡터/);
    await question.getByRole('button', { name: answer, exact: true }).click();
  }

  expectNoOverflow(): Promise<void> {
    return expectNoOverflow(this.page);
  }
  expectNoSeriousViolation(): Promise<void> {
    return expectNoSeriousViolation(this.page);
  }
}
