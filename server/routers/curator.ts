import { z } from 'zod';
import {
  changePasswordSchema,
  curatorEntrySchema,
  curatorIdentitySchema,
  curatorIdSchema,
  curatorRoleSchema,
  givenPasswordSchema,
  newCuratorSchema,
  ownAccountSchema,
} from '../schemas/curator.ts';
import { addCurator } from '../services/add-curator.ts';
import { changePassword } from '../services/change-password.ts';
import { getOwnAccount } from '../services/get-own-account.ts';
import { listCurators } from '../services/list-curators.ts';
import { changeAccess, changeRole, resetPassword } from '../services/manage-curator.ts';
import { adminProcedure, router, sessionProcedure } from '../trpc.ts';

export const curatorRouter = router({
  /** Who is signed in. */
  me: sessionProcedure.output(curatorIdentitySchema).query(({ ctx }) => ctx.curator),

  account: sessionProcedure.output(ownAccountSchema).query(({ ctx }) => getOwnAccount(ctx)),

  /** Ends every session of the curator, the asking one too. */
  changePassword: sessionProcedure
    .input(changePasswordSchema)
    .mutation(({ ctx, input }) => changePassword(ctx, { ...ctx, ...input })),

  list: adminProcedure
    .output(z.object({ curators: z.array(curatorEntrySchema) }))
    .query(async ({ ctx }) => ({ curators: await listCurators(ctx) })),

  /** The answer holds the password: it is nowhere else. */
  add: adminProcedure
    .input(newCuratorSchema)
    .output(givenPasswordSchema)
    .mutation(({ ctx, input }) => addCurator(ctx, input)),

  setRole: adminProcedure
    .input(curatorIdSchema.extend({ role: curatorRoleSchema }))
    .mutation(({ ctx, input }) => changeRole(ctx, { curator: ctx.curator, ...input })),

  setDisabled: adminProcedure
    .input(curatorIdSchema.extend({ isDisabled: z.boolean() }))
    .mutation(({ ctx, input }) => changeAccess(ctx, { curator: ctx.curator, ...input })),

  /** The answer holds the password: it is nowhere else. */
  resetPassword: adminProcedure
    .input(curatorIdSchema)
    .output(givenPasswordSchema)
    .mutation(({ ctx, input }) => resetPassword(ctx, { curator: ctx.curator, ...input })),
});
