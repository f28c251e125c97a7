import { globSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerRequest } from '../../../functions/pages/answer-request/handler.ts';
import { healthScorecardPages } from '../../../functions/pages/health-scorecard/handler.ts';
import { signIn } from '../../../functions/pages/sign-in/handler.ts';
import type { IdentityProvider } from '../../../shared/application/ports/identity-provider.ts';
import { MAIL_EXAMPLES } from '../../../shared/contracts/mail/examples/mail-examples.ts';
import { renderMail } from '../../../shared/pages/mail/render-mail.ts';
import { PageVisitor } from '../../builders/page-visitor.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { MemoryScorecardStore } from '../../fakes/memory-scorecard-store.ts';
import { adviserAtWork, ID } from './adviser-at-work.ts';

const ORIGIN = 'https://advice.example.gov.uk';
const ISSUER = 'https://issuer.example';
const TOKEN = /^\/r\/[\w-]{43}$/;
/** Pages of later steps. Once one is there, this fails until its line is taken out. */
const NOT_YET_THERE: readonly RegExp[] = [
  /^\/reports\/week$/,
  /^\/scorecard\/months\/\d{4}-\d{2}$/,
  /^\/scorecard\/concerns$/,
  /^\/advice-requests\/[A-Z0-9]{12}-\d{2}$/,
];

const MAILS = Object.entries(MAIL_EXAMPLES).map(([name, model]) => ({ name, model, mail: renderMail(model) }));
const linksOf = ({ text, html }: { text: string; html: string }): readonly string[] => [
  ...new Set([
    ...(text.match(/https?:\/\/\S+/g) ?? []),
    ...[...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&#39;', "'")),
  ]),
];

const provider: IdentityProvider = {
  start: async () => ({ url: `${ISSUER}/authorize`, checks: { state: 's', nonce: 'n', codeVerifier: 'v' } }),
  finish: async () => ({ issuer: ISSUER, subject: 'dco' }),
};

/** The page functions behind one front, as the gateway has them, and somebody who is signed in there. */
const everyPage = async () => {
  const work = await adviserAtWork();
  await work.directory.putPerson({
    issuer: ISSUER,
    subject: 'dco',
    name: 'Dee Coe',
    email: 'dco@icb.nhs.example',
    councils: [{ council: work.council.id, roles: ['dco', 'manager'] }],
  });
  const pages: Readonly<Record<string, unknown>> = {
    'answer-request': answerRequest(work.ports),
    'health-scorecard': healthScorecardPages({
      ...work.ports,
      scorecard: new MemoryScorecardStore(),
      log: new MemoryLog(),
    }),
    'sign-in': signIn({ ports: work.ports, identityProvider: provider, publicOrigin: ORIGIN }),
  };
  const browsers = Object.values(pages).map((page) => new PageVisitor(page));
  const [, , front] = browsers;
  await front?.get('/sign-in');
  await front?.get('/sign-in/callback?code=dco&state=s');
  for (const browser of browsers) for (const [name, value] of front?.cookies ?? []) browser.cookies.set(name, value);
  /** Whether some function has a page there; a page that sends on, such as sign-in, is one. */
  const isThere = async (path: string): Promise<boolean> => {
    const answers = await Promise.all(browsers.map((browser) => browser.get(path)));
    return answers.some(({ status }) => status < 400);
  };
  return { ...work, folders: Object.keys(pages), isThere };
};

let platform: Awaited<ReturnType<typeof everyPage>>;
beforeAll(async () => {
  platform = await everyPage();
});

it('every page function is asked, and tells a page that is there from one that is not', async () => {
  const folders = globSync('functions/pages/*/handler.ts').map((file) => file.split('/')[2]);
  expect(folders.toSorted()).toEqual(platform.folders.toSorted());
  for (const path of ['/scorecard', '/sign-in']) expect(await platform.isThere(path)).toBe(true);
  for (const path of ['/nowhere', '/scorecard/nowhere', `/r/${'Z'.repeat(43)}`])
    expect(await platform.isThere(path)).toBe(false);
});

describe.each(MAILS)('each link of the mail $name', ({ model, mail }) => {
  it('leads to a page that is there, to somebody’s mailbox or telephone, or to the council’s own survey', async () => {
    for (const link of linksOf(mail)) {
      const { protocol, origin, pathname, search } = new URL(link);
      if (protocol === 'mailto:') expect(link).toMatch(/^mailto:[^\s@?]+@[\w-]+(\.[\w-]+)+$/);
      else if (protocol === 'tel:') expect(link).toMatch(/^tel:\+?\d{10,15}$/);
      else if (link === model.council.feedbackSurveyUrl) expect(protocol).toBe('https:');
      else if (TOKEN.test(pathname)) {
        // The link as it would have been minted: its token opens the request of this test's platform.
        const token = pathname.slice('/r/'.length);
        platform.access.putLink({
          hash: platform.ports.secrets.hash(token),
          council: platform.council.id,
          team: platform.team.code,
          opens: 'answers',
          request: ID,
          mail: 'mail-1',
          mintedAt: platform.clock.now(),
          expiresAt: '2027-01-05T10:00:00.000Z',
        });
        expect([origin, search]).toEqual([ORIGIN, '']);
        expect(await platform.isThere(pathname)).toBe(true);
      } else {
        expect(origin).toBe(ORIGIN);
        const later = NOT_YET_THERE.some((path) => path.test(pathname));
        expect([link, await platform.isThere(`${pathname}${search}`)]).toEqual([link, !later]);
      }
    }
  });
});

it('every page that is not there yet is named by some mail', () => {
  const paths = MAILS.flatMap(({ mail }) => linksOf(mail)).flatMap((link) =>
    URL.canParse(link) ? new URL(link).pathname : [],
  );
  for (const later of NOT_YET_THERE) expect(paths.some((path) => later.test(path))).toBe(true);
});
