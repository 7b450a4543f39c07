import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** axe brings its own copy of Playwright's types. */
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

const WORDS = {
  ko: {
    list: '멤버 목록',
    search: '멤버 찾기',
    member: '멤버',
    why: /왜 이 .+ 팀일까\?/,
    history: '지난 추천',
    recompute: '다시 계산',
    dialog: '추천을 다시 계산할까요?',
    save: '저장하기',
    cancel: '그만두기',
  },
  en: {
    list: 'Members',
    search: 'Search members',
    member: 'Member',
    why: /Why these .+\?/,
    history: 'Earlier sets',
    recompute: 'Recompute',
    dialog: 'Recompute the set?',
    save: 'Store it',
    cancel: 'Cancel',
  },
};

/** The list of members and one member's page, by what a curator sees and hears. */
export class MembersPage {
  private readonly page: Page;
  readonly words: (typeof WORDS)['ko'];

  constructor(page: Page, locale: keyof typeof WORDS = 'ko') {
    this.page = page;
    this.words = WORDS[locale];
  }

  async openList(query = ''): Promise<void> {
    await this.page.goto(`/dashboard/members${query}`);
    await expect(this.search).toBeVisible();
  }

  async openMember(externalId: string, query = ''): Promise<void> {
    await this.page.goto(`/dashboard/members/${externalId}${query}`);
    await expect(this.heading).toBeVisible();
  }

  get search() {
    return this.page.getByRole('searchbox', { name: this.words.search });
  }
  get table() {
    return this.page.getByRole('table', { name: this.words.list });
  }
  /** One for each member. */
  get rows() {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('cell') });
  }
  get heading() {
    return this.page.getByRole('heading', { level: 1 });
  }
  get explanation() {
    return this.page.getByRole('region', { name: this.words.why });
  }
  get history() {
    return this.page.getByRole('region', { name: this.words.history });
  }
  /** The sets that can be looked at, newest first. */
  get sets() {
    return this.history.getByRole('button');
  }
  get recomputeButton() {
    return this.page.getByRole('button', { name: this.words.recompute, exact: true });
  }
  get dialog() {
    return this.page.getByRole('dialog', { name: this.words.dialog });
  }

  filter(name: string) {
    return this.page.getByRole('button', { name, exact: true });
  }
  sortBy(column: string) {
    return this.table.getByRole('columnheader', { name: column }).getByRole('button');
  }
  link(name: string) {
    return this.page.getByRole('main').getByRole('link', { name });
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
