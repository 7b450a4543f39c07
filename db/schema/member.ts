import { bigint, boolean, index, pgTable, text, varchar } from 'drizzle-orm/pg-core';
import { band, keyword } from './catalogue.ts';
import { timestamps } from './timestamps.ts';

export const member = pgTable('member', {
  memberId: bigint('member_id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
  externalId: varchar('external_id', { length: 36 }).unique(),
  role: varchar('role', { length: 20 }),
  userId: varchar('user_id', { length: 255 }),
  email: varchar('email', { length: 255 }).unique(),
  password: varchar('password', { length: 255 }),
  phone: varchar('phone', { length: 30 }),
  profileImg: text('profile_img'),
  recentLoginPlatform: varchar('recent_login_platform', { length: 30 }),
  marketingConsent: boolean('marketing_consent'),
  ...timestamps,
});

export const memberBand = pgTable(
  'member_band',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    memberId: bigint('member_id', { mode: 'number' }).references(() => member.memberId),
    bandId: bigint('band_id', { mode: 'number' }).references(() => band.bandId),
    ...timestamps,
  },
  (table) => [index('member_band_member_id_index').on(table.memberId)],
);

export const memberKeyword = pgTable(
  'member_keyword',
  {
    memberKeywordId: bigint('member_keyword_id', { mode: 'number' })
      .primaryKey()
      .generatedByDefaultAsIdentity(),
    memberId: bigint('member_id', { mode: 'number' }).references(() => member.memberId),
    keywordId: bigint('keyword_id', { mode: 'number' }).references(() => keyword.keywordId),
    ...timestamps,
  },
  (table) => [index('member_keyword_member_id_index').on(table.memberId)],
);

/** PERFECT_MATCH, NEW_DISCOVERY, ALREADY_KNOWN, … : what a member said of a set of recommendations. */
export const recommendSatisfaction = pgTable('recommend_satisfaction', {
  recommendSatisfactionId: bigint('recommend_satisfaction_id', { mode: 'number' })
    .primaryKey()
    .generatedByDefaultAsIdentity(),
  isSatisfied: boolean('isSatisfied'),
  reason: varchar('reason', { length: 30 }),
  memberId: bigint('member_id', { mode: 'number' }).references(() => member.memberId),
  ...timestamps,
});
