import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { Runtime } from '../runtime.ts';
import { credentialsSchema } from '../schemas/curator.ts';
import { signIn } from '../services/sign-in.ts';

const SESSION_SECONDS = 7 * 24 * 60 * 60;

/** How curators sign in: sessions are encrypted cookies that name the curator and the session version. */
export function makeAuthOptions(runtime: Runtime): NextAuthOptions {
  return {
    secret: runtime.env.nextAuthSecret,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: async (given) => {
          const credentials = credentialsSchema.safeParse(given);
          if (!credentials.success) return null;
          const curator = await signIn(runtime, credentials.data);
          return curator
            ? { id: String(curator.curatorId), sessionVersion: curator.sessionVersion }
            : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user ? { sub: user.id, sessionVersion: user.sessionVersion } : token,
    },
  };
}
