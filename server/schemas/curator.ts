import { z } from 'zod';

export const curatorRoleSchema = z.enum(['curator', 'admin']);

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
