/**
 * Throws when the server can't be reached. To ask before `signIn`: that leaves for an error page by itself when it
 * can't load the providers, and who is offline would see nothing of it.
 */
export async function reachAuth(): Promise<void> {
  await fetch('/api/auth/csrf', { cache: 'no-store' });
}
