import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** axe brings its own copy of Playwright's types. */
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

/** The map of the catalogue, by what a curator sees and hears. */
export class MapPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/dashboard/map${query}`);
    await this.expectDrawn();
  }

  /** The points are on the canvas and the picture can be used. */
  async expectDrawn(): Promise<void> {
    await expect(this.stage).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
  }

  get stage() {
    return this.page.getByRole('region', { name: '지도', exact: true });
  }
  get canvas() {
    return this.page.getByRole('application', { name: '밴드 지도' });
  }
  get find() {
    return this.page.getByRole('combobox', { name: '지도에서 밴드 찾기' });
  }
  get memberChoice() {
    return this.page.getByRole('combobox', { name: '멤버의 취향 겹쳐 보기' });
  }
  get memberCard() {
    return this.page.getByRole('region', { name: '멤버의 취향' });
  }
  get color() {
    return this.page.getByRole('combobox', { name: '색으로 볼 것' });
  }
  get keyword() {
    return this.page.getByRole('combobox', { name: '어떤 키워드' });
  }
  get legend() {
    return this.page.getByRole('list', { name: '범례' }).getByRole('button');
  }
  get lasso() {
    return this.page.getByRole('button', { name: '둘러싸서 고르기' });
  }
  get selection() {
    return this.page.getByRole('region', { name: '둘러싼 밴드' });
  }
  get bandPanel() {
    return this.page.getByRole('region', { name: '밴드 정보' });
  }
  get options() {
    return this.page.getByRole('listbox').getByRole('option');
  }
  get table() {
    return this.page.getByRole('table', { name: '지도에 있는 밴드' });
  }

  async chooseView(name: '지도로 보기' | '표로 보기'): Promise<void> {
    await this.page.getByText(name, { exact: true }).click();
  }

  /** Where on the screen the name of a cluster stands, which is its middle. */
  async clusterMiddle(name: string): Promise<{ x: number; y: number }> {
    const label = this.stage.locator('[data-x] > *').filter({ hasText: name });
    const box = await label.boundingBox();
    if (!box) throw new Error(`${name} is not named in the picture`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** Draws a line around the middle of the picture. */
  async lassoMiddle(): Promise<void> {
    await this.lasso.click();
    const box = await this.canvas.boundingBox();
    if (!box) throw new Error('The map has no size');
    const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
    await this.page.mouse.move(...at(0.4, 0.15));
    await this.page.mouse.down();
    for (const [x, y] of [
      [0.9, 0.15],
      [0.9, 0.85],
      [0.4, 0.85],
      [0.4, 0.2],
    ] as const) {
      await this.page.mouse.move(...at(x, y), { steps: 12 });
    }
    await this.page.mouse.up();
  }

  /** The rows of the CSV file that the selection is downloaded as. */
  async downloadSelection(): Promise<string[]> {
    const download = this.page.waitForEvent('download');
    await this.selection.getByRole('button', { name: 'CSV로 내려받기' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    return text.slice(1).trimEnd().split('\r\n');
  }

  async expectNoSeriousViolation(): Promise<void> {
    const { violations } = await new AxeBuilder({ page: this.page as unknown as AxePage })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual(
      [],
    );
  }

  async expectNoOverflow(): Promise<void> {
    const overflowPx = await this.page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflowPx).toBeLessThanOrEqual(0);
  }
}
