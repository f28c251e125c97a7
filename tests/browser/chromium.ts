import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/**
 * Our own arguments: those that come with the package run everything in one process, where a second context crashes,
 * and switch web security off, so that security tests would pass falsely.
 */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** A Chromium out of an npm package: nothing to install. */
export const launchBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await packaged.executablePath(), args: ARGUMENTS, headless: true });
