import GithubProvider from 'next-auth/providers/github';
import GoogleProvider from 'next-auth/providers/google';
import KakaoProvider from 'next-auth/providers/kakao';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import type { Env, OauthProvider } from '../env.ts';

const googleProfileSchema = z.object({ email: z.string(), email_verified: z.literal(true) });

const githubProfileSchema = z.object({
  emails: z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() })),
});

const kakaoProfileSchema = z.object({
  kakao_account: z.object({
    email: z.string(),
    is_email_valid: z.literal(true),
    is_email_verified: z.literal(true),
  }),
});

/** The address that the provider says belongs to whoever signed in there; undefined without one. */
export function readVerifiedEmail(provider: string, profile: unknown): string | undefined {
  switch (provider as OauthProvider) {
    case 'google':
      return googleProfileSchema.safeParse(profile).data?.email;
    case 'github': {
      const emails = githubProfileSchema.safeParse(profile).data?.emails;
      return emails?.find(({ primary, verified }) => primary && verified)?.email;
    }
    case 'kakao':
      return kakaoProfileSchema.safeParse(profile).data?.kakao_account.email;
    default:
      return undefined;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: next-auth's own type of providers with any profile
type AnyProvider = OAuthConfig<any>;

/** Those whose variables are set. */
export function makeOauthProviders({ oauth }: Pick<Env, 'oauth'>): AnyProvider[] {
  const providers: AnyProvider[] = [];
  if (oauth.google) providers.push(GoogleProvider(oauth.google));
  if (oauth.github) providers.push(makeGithubProvider(oauth.github));
  if (oauth.kakao) providers.push(KakaoProvider(oauth.kakao));
  return providers;
}

/** GitHub says which addresses are verified only in a list of its own. */
function makeGithubProvider(client: NonNullable<Env['oauth']['github']>): AnyProvider {
  return GithubProvider({
    ...client,
    userinfo: {
      request: async ({ client: openId, tokens, provider }) => {
        const profile = await openId.userinfo(tokens.access_token ?? '');
        const { url } = provider.userinfo as { url: string };
        const answer = await fetch(`${url}/emails`, {
          headers: { authorization: `Bearer ${tokens.access_token}`, 'user-agent': 'diggindie-ai' },
          signal: AbortSignal.timeout(10_000),
        });
        return { ...profile, emails: answer.ok ? await answer.json() : [] };
      },
    },
  });
}
