import { z } from 'zod';
import { CURATOR_ROLES, isLongEnough, MIN_PASSWORD_LENGTH } from './curator-words.ts';

export const curatorRoleSchema = z.enum(CURATOR_ROLES);

/** Who is signed in. */
export const curatorIdentitySchema = z.object({
  curatorId: z.number().int(),
  email: z.string(),
  name: z.string(),
  role: curatorRoleSchema,
});
export type CuratorIdentity = z.infer<typeof curatorIdentitySchema>;

export const credentialsSchema = z.object({
  email: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(200),
});
export type Credentials = z.infer<typeof credentialsSchema>;

const MAX_PASSWORD_LENGTH = 200;

export const newPasswordSchema = z
  .string()
  .max(MAX_PASSWORD_LENGTH)
  .refine(isLongEnough, {
    error: `${MIN_PASSWORD_LENGTH}자 이상이어야 합니다.`,
  });

export const changePasswordSchema = z.object({
  currentPassword: z.string().min(1).max(MAX_PASSWORD_LENGTH),
  newPassword: newPasswordSchema,
});
export type ChangePassword = z.infer<typeof changePasswordSchema>;

export const newCuratorSchema = z.object({
  email: z.string().trim().max(320).pipe(z.email()),
  name: z.string().trim().min(1).max(100),
  role: curatorRoleSchema,
});
export type NewCurator = z.infer<typeof newCuratorSchema>;

export const curatorIdSchema = z.object({
  curatorId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
});

/** The signed-in curator's own account. */
export const ownAccountSchema = curatorIdentitySchema.extend({
  /** False for those who sign in with Google, GitHub or Kakao only. */
  hasPassword: z.boolean(),
});

export const curatorEntrySchema = ownAccountSchema.extend({
  isDisabled: z.boolean(),
  /** ISO 8601. */
  lastSignInAt: z.string().nullable(),
});
export type CuratorEntry = z.infer<typeof curatorEntrySchema>;

/** Shown once, to be handed over. */
export const givenPasswordSchema = z.object({ email: z.string(), password: z.string() });
