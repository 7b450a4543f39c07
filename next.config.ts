import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const isDevelopment = process.env.NODE_ENV === 'development';

/**
 * Inline scripts: Next's own page data and Mantine's ColorSchemeScript (sets dark before first paint).
 * Inline styles: Mantine's theme variables and style props. Both would need a nonce, so a proxy;
 * everything else is ours only, and React escapes what comes from the catalogue.
 * @param mayEvaluate Only for signed-in curators: the map's WebGL library (regl) compiles its draw calls.
 */
function makeContentSecurityPolicy({ mayEvaluate }: { mayEvaluate: boolean }): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${mayEvaluate || isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const POLICY = 'Content-Security-Policy';

const nextConfig: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // It finds drizzle-orm by a name made at run time, which a bundle can't follow.
  serverExternalPackages: ['rate-limiter-flexible'],
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
  },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: POLICY, value: makeContentSecurityPolicy({ mayEvaluate: false }) },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
      ],
    },
    {
      // Next compresses pages, but no route handler's answers unless their type is set here (vercel/next.js#98007).
      source: '/api/trpc/:path*',
      missing: [{ type: 'header', key: 'accept', value: '.*text/event-stream.*' }],
      headers: [{ key: 'Content-Type', value: 'application/json' }],
    },
    {
      // The whole dashboard and the way in, since moving between pages keeps the policy of the first.
      source: '/:area(dashboard|sign-in)/:path*',
      headers: [{ key: POLICY, value: makeContentSecurityPolicy({ mayEvaluate: true }) }],
    },
  ],
};

const withNextIntl = createNextIntlPlugin({
  requestConfig: './app/i18n/request.ts',
  experimental: {
    // Messages are parsed at build time: the browser needs no parser.
    messages: { path: './app/messages', format: 'json', locales: 'infer', precompile: true },
  },
});

export default withNextIntl(nextConfig);
