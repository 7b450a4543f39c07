import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** axe brings its own copy of Playwright's types. */
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

const WORDS = {
  ko: {
    title: '플레이그라운드',
    search: '밴드 이름으로 찾기',
    chosen: '고른 밴드',
    example: '예시로 채우기',
    fromMember: '멤버에서 가져오기',
    findMember: '멤버 찾기',
    members: '멤버',
    results: '버전별 추천',
    differences: '버전마다 다른 점',
    clusterCount: '취향 묶음 수',
    baseT: '키워드 반영도',
    candidates: '후보 수',
    reset: '운영값으로 되돌리기',
    undo: '되돌리기',
    clear: '모두 지우기',
    explain: '설명할 버전',
    why: /왜 이 .+ 팀일까\?/,
    total: '합계',
    only: (version: string) => `${version}만 찾은 팀`,
  },
  en: {
    title: 'Playground',
    search: 'Search bands by name',
    chosen: 'Picked bands',
    example: 'Fill in an example',
    fromMember: 'Take a member’s picks',
    findMember: 'Find a member',
    members: 'Members',
    results: 'What each version recommends',
    differences: 'Where the versions differ',
    clusterCount: 'Taste clusters',
    baseT: 'Keyword influence',
    candidates: 'Candidates',
    reset: 'Back to production values',
    undo: 'Undo',
    clear: 'Clear all',
    explain: 'Version to explain',
    why: /Why these .+\?/,
    total: 'Total',
    only: (version: string) => `Only ${version} found`,
  },
};

/** The playground, by what a curator sees and hears. */
export class PlaygroundPage {
  private readonly page: Page;
  private readonly words: (typeof WORDS)['ko'];

  constructor(page: Page, locale: keyof typeof WORDS = 'ko') {
    this.page = page;
    this.words = WORDS[locale];
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/dashboard/playground${query}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(this.words.title);
  }

  get search() {
    return this.page.getByRole('combobox', { name: this.words.search });
  }
  get options() {
    return this.page.getByRole('listbox').getByRole('option');
  }
  get chosenBands() {
    return this.page.getByRole('list', { name: this.words.chosen, exact: true }).first();
  }
  /** One for each chosen band. */
  get removeButtons() {
    return this.chosenBands.getByRole('button');
  }
  get exampleButton() {
    return this.page.getByRole('button', { name: this.words.example });
  }
  get memberButton() {
    return this.page.getByRole('button', { name: this.words.fromMember });
  }
  get memberField() {
    return this.page.getByRole('textbox', { name: this.words.findMember });
  }
  get members() {
    return this.page
      .getByRole('list', { name: this.words.members, exact: true })
      .getByRole('button');
  }
  get results() {
    return this.page.getByRole('region', { name: this.words.results });
  }
  get table() {
    return this.results.getByRole('table');
  }
  /** Lines of the table that are bands. */
  get bandRows() {
    return this.table.locator('tbody').getByRole('row');
  }
  /** Sums up what only some versions found. */
  get differences() {
    return this.results.getByRole('definition');
  }
  get differenceTitles() {
    return this.results.getByRole('term');
  }
  get clusterCount() {
    return this.page.getByRole('slider', { name: this.words.clusterCount });
  }
  get baseT() {
    return this.page.getByRole('slider', { name: this.words.baseT });
  }
  get candidates() {
    return this.page.getByRole('slider', { name: this.words.candidates });
  }
  get resetButton() {
    return this.results.getByRole('button', { name: this.words.reset });
  }
  get undoButton() {
    return this.page.getByRole('button', { name: this.words.undo, exact: true });
  }
  get clearButton() {
    return this.page.getByRole('button', { name: this.words.clear });
  }
  get explanation() {
    return this.page.getByRole('region', { name: this.words.why });
  }
  get totals() {
    return this.table.getByRole('row', { name: this.words.total });
  }

  bandRow(name: string) {
    return this.bandRows.filter({ has: this.page.getByRole('rowheader', { name }) });
  }
  onlyBy(version: string) {
    return this.words.only(version);
  }

  async chooseByName(typed: string, name: string): Promise<void> {
    await this.search.click();
    await this.search.fill(typed);
    await expect(this.options.first()).toContainText(name);
    await this.search.press('Enter');
    await expect(this.removeButtons.and(this.page.getByRole('button', { name }))).toBeVisible();
  }

  async explain(version: string): Promise<void> {
    const control = this.page.getByRole('radiogroup', { name: this.words.explain });
    await control.getByText(version, { exact: true }).click();
  }

  /** Waits until the answer to the latest choice is shown. */
  async expectSettled(): Promise<void> {
    await expect(this.results).toHaveAttribute('aria-busy', 'false');
    await expect(this.table).toBeVisible();
  }

  async expectNoSeriousViolation(): Promise<void> {
    const { violations } = await new AxeBuilder({ page: this.page as unknown as AxePage })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
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
