import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results',
  globalSetup: './e2e/global-setup.ts',
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  // A trace of every test costs a third of their time: `--trace retain-on-failure` where one is wanted.
  use: { screenshot: 'only-on-failure' },
  projects: [
    { name: 'http', testMatch: 'http/**/*.spec.ts' },
    {
      name: 'page',
      testMatch: '*.spec.ts',
      testIgnore: ['http/**', 'load/**'],
      use: {
        browserName: 'chromium',
        locale: 'ko-KR',
        timezoneId: 'Asia/Seoul',
        contextOptions: { reducedMotion: 'reduce' },
        launchOptions: {
          executablePath: process.env.CHROMIUM_PATH || undefined,
          args: [
            '--no-sandbox',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
          ],
        },
      },
    },
  ],
});
