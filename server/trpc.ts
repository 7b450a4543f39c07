import { initTRPC } from '@trpc/server';
import { authoriseCurator } from './auth/authorise.ts';
import { verifyMemberToken } from './auth/member-token.ts';
import type { Context } from './context.ts';
import { AppError } from './errors.ts';
import { countUse } from './limits.ts';
import { toAppError, toTrpcError } from './translate-error.ts';

/** Who watches something is asked again after it whether they still may. */
const MAX_STREAM_MS = 5 * 60_000;
const PING_MS = 5_000;

const t = initTRPC.context<Context>().create({
  sse: {
    maxDurationMs: MAX_STREAM_MS,
    ping: { enabled: true, intervalMs: PING_MS },
    client: { reconnectAfterInactivityMs: 3 * PING_MS },
  },
  errorFormatter: ({ shape, error, ctx }) => {
    const appError = toAppError(error);
    const { stack: _, ...data } = shape.data;
    return {
      ...shape,
      message: appError.message,
      data: {
        ...data,
        appCode: appError.code,
        httpStatus: appError.status,
        retryAfterSeconds: appError.retryAfterSeconds,
        requestId: ctx?.requestId,
      },
    };
  },
});

export const { router, createCallerFactory } = t;

const translateErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  throw toTrpcError(result.error);
});

/** Open to everyone. */
export const publicProcedure = t.procedure.use(translateErrors);

/** A member of the music service, by the token of its own backend. */
export const memberProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const member = await verifyMemberToken(ctx.authorization, ctx.env.memberTokenKey);
  return next({ ctx: { member } });
});

/** A member who asks for what costs us: only so often. */
export const limitedMemberProcedure = memberProcedure.use(async ({ ctx, next }) => {
  await countUse(ctx.limits.updates, ctx.member.externalId.toLowerCase());
  return next();
});

/** Somebody who looks after the catalogue: a signed-in curator or a token with `ROLE_ADMIN`. */
export const curatorProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const actor = await authoriseCurator(ctx);
  return next({ ctx: { actor, embedder: await ctx.embedders.active() } });
});

/** A person who signed in to the dashboard, not a program. */
export const sessionProcedure = curatorProcedure.use(({ ctx, next }) => {
  const { curator } = ctx.actor;
  if (!curator) throw new AppError('SIGN_IN_REQUIRED');
  return next({ ctx: { curator } });
});

/** A signed-in admin. */
export const adminProcedure = sessionProcedure.use(({ ctx, next }) => {
  if (ctx.curator.role !== 'admin') throw new AppError('FORBIDDEN');
  return next();
});

/** Everyone on the public demo, otherwise curators. */
export const demoProcedure = publicProcedure.use(async ({ ctx, next }) => {
  if (!ctx.env.isPublicDemo) {
    if (ctx.authorization === null && ctx.cookie === null) throw new AppError('DEMO_CLOSED');
    await authoriseCurator(ctx);
  }
  return next({ ctx: { embedder: await ctx.embedders.active() } });
});

/** On the public demo for everyone, but from one address only so often. */
export const limitedDemoProcedure = demoProcedure.use(async ({ ctx, next }) => {
  await countUse(ctx.limits.previews, ctx.clientAddress);
  return next();
});
