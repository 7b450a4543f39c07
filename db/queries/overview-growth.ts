import { isNull, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Queryable } from '#db/client.ts';
import { band, keyword } from '#db/schema/catalogue.ts';
import { member } from '#db/schema/member.ts';
import { recommendedTimes } from './ever-recommended.ts';

export type GrowthKind = 'bands' | 'keywords' | 'members' | 'recommended';

export interface GrowthRow {
  kind: GrowthKind;
  /** `2026-11-24`, in the time zone asked for. */
  day: string;
  /** Rows that came less rows that were deleted. */
  change: number;
}

export interface DayRange {
  /** `2026-11-11`: nothing before it. */
  firstDay: string;
  /** An IANA name: where days begin and end. */
  timeZone: string;
}

// A lookup for each band and not a join: without statistics the planner pairs every band with every set.
const isLiveBand = sql`(
  select ${isNull(band.deletedAt)} from ${band} where ${band.bandId} = recommended.band_id)`;

/** By how much the catalogue, its members and the bands ever recommended grew, for days with a change. */
export async function listDailyGrowth(db: Queryable, params: DayRange): Promise<GrowthRow[]> {
  const { timeZone, firstDay } = params;
  const rows = await db.execute<{ kind: GrowthKind; day: string; change: number }>(sql`
    select kind, day, sum(change)::int as change
    from (
      select kind, to_char(at at time zone ${timeZone}, 'YYYY-MM-DD') as day, change
      from (
        ${changesOf('bands', band)}
        union all ${changesOf('keywords', keyword)}
        union all ${changesOf('members', member)}
        union all
        select 'recommended' as kind, min(at) as at, 1 as change
        from (${recommendedTimes}) as recommended
        group by recommended.band_id
        having ${isLiveBand}
      ) as event
      where at >= ${firstDay}::timestamp at time zone ${timeZone}
    ) as dated
    group by kind, day
    having sum(change) <> 0
    order by kind, day`);
  return rows.map(({ kind, day, change }) => ({ kind, day, change }));
}

function changesOf(kind: GrowthKind, table: PgTable): SQL {
  return sql`
    select ${sql.raw(`'${kind}'`)} as kind, created_at as at, 1 as change from ${table}
    union all
    select ${sql.raw(`'${kind}'`)}, deleted_at, -1 from ${table} where deleted_at is not null`;
}
