import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { makeAuthOptions } from '#server/auth/auth-options.ts';
import { getRuntime } from '#server/runtime.ts';

const handle = (request: NextRequest, route: { params: Promise<{ nextauth: string[] }> }) =>
  NextAuth(request, route, makeAuthOptions(getRuntime()));

export { handle as GET, handle as POST };
