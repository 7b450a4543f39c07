import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { credentialsSchema } from '../schemas/curator.ts';
import { admitOauthCurator } from '../services/admit-oauth-curator.ts';
import { signIn } from '../services/sign-in.ts';
import { toAppError } from '../translate-error.ts';
import { makeOauthProviders, readVerifiedEmail } from './oauth-providers.ts';

const SESSION_SECONDS = 7 * 24 * 60 * 60;

/** One request to next-auth, which has no words of its own for a sign-in that failed by itself. */
export interface AuthRequest {
  clientAddress: string;
  /** Set when the sign-in was neither right nor wrong: too many of them, or no database. */
  failure?: AppError;
}

/** How curators sign in: sessions are encrypted cookies that name the curator and the session version. */
export function makeAuthOptions(runtime: Runtime, request: AuthRequest): NextAuthOptions {
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
          try {
            const { clientAddress } = request;
            const curator = await signIn(runtime, { ...credentials.data, clientAddress });
            return curator ? { id: String(curator.curatorId), ...curator } : null;
          } catch (error) {
            // What is thrown here, next-auth would write into the address of the page.
            request.failure = toAppError(error);
            return null;
          }
        },
      }),
      ...makeOauthProviders(runtime.env),
    ],
    callbacks: {
      signIn: async ({ user, account, profile }) => {
        if (account?.type !== 'oauth') return true;
        const verifiedEmail = readVerifiedEmail(account.provider, profile);
        const curator = await admitOauthCurator(runtime, { verifiedEmail });
        // The session is for our curator, not for the provider's user.
        if (curator) Object.assign(user, { ...curator, id: String(curator.curatorId) });
        return curator !== undefined;
      },
      jwt: ({ token, user }) =>
        user ? { sub: user.id, sessionVersion: user.sessionVersion } : token,
    },
  };
}
