import { customType } from 'drizzle-orm/pg-core';

/** pgvector's `vector` of any length: models differ in it. */
export const anyVector = customType<{ data: number[]; driverData: string }>({
  dataType: () => 'vector',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value) as number[],
});

/** pgvector's `halfvec` of any length: half the bytes, so that 4,000 dimensions fit a page. */
export const anyHalfVector = customType<{ data: number[]; driverData: string }>({
  dataType: () => 'halfvec',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value) as number[],
});
