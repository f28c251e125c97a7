import { MAIL_EXAMPLES } from '../../../../shared/contracts/mail/examples/mail-examples.ts';
import type { MailModel } from '../../../../shared/contracts/mail/mail-models.ts';
import { renderMail } from '../../../../shared/pages/mail/render-mail.ts';
import { escaped, htmlPage } from '../html-page.ts';
import { type ConsoleAnswer, problem } from './answer.ts';

type Kind = MailModel['kind'];

/** Every kind, and who gets it, in the order in which a case meets them. */
const RECIPIENTS: Readonly<Record<Kind, string>> = {
  test: 'a team’s mailbox, before the first real request',
  'advice-requested': 'the team’s mailbox',
  'take-over': 'the team’s mailbox',
  code: 'the adviser',
  'new-link': 'the team’s mailbox of record',
  digest: 'the team’s mailbox, and the adviser who has a request',
  'escalation-digest': 'those beyond the team, as the ladder says',
  receipt: 'the adviser and the team’s mailbox',
  returned: 'whoever answered, and the team’s mailbox',
  challenged: 'whoever answered, and the team’s mailbox',
  withdrawn: 'whoever answered, and the team’s mailbox',
  'passed-on': 'whoever answered, and the team’s mailbox',
  undelivered: 'the caseworker, or the council’s SEND mailbox',
  'exception-claimed': 'the caseworker, or the council’s SEND mailbox',
  week: 'the council’s SEND managers',
  month: 'the DCO and boards',
  concern: 'the provider’s lead, the ICB’s SEND lead and the council',
  invitation: 'somebody who is to sign in for a council',
};
const KINDS = Object.keys(RECIPIENTS) as readonly Kind[];

const STYLE = `<style>
body { max-width: 84rem }
h2 { margin: 3rem 0 0; border-top: 1px solid #b1b4b6; padding-top: 1.5rem }
h3 { margin: 1.5rem 0 .25rem; overflow-wrap: anywhere }
p { margin: .25rem 0 .75rem }
.kinds { columns: 16rem; margin: 1rem 0 0; padding-left: 1.25rem }
.kinds li { margin: 0 0 .4rem }
.sides { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)) }
.sides > * { box-sizing: border-box; width: 100%; height: 38rem; margin: 0; border: 1px solid #b1b4b6; background: #fff }
.sides pre { overflow: auto; padding: 1rem; font-size: 1rem; line-height: 1.5; overflow-wrap: anywhere }
</style>`;

const example = ([name, model]: readonly [string, MailModel]): string => {
  const { subject, text, attachments } = renderMail(model);
  const files = attachments.length > 0 ? ` · with ${attachments.map(({ name: file }) => file).join(', ')}` : '';
  return `<h3 id="${name}">${escaped(subject)}</h3>
<p><code>${name}</code>${escaped(files)} · <a href="/local/mails/gallery/${name}">its HTML alone</a></p>
<div class="sides"><pre tabindex="0" role="region" aria-label="${name} as text">${escaped(text)}</pre>
<iframe title="${name} as HTML" sandbox="" loading="lazy" src="/local/mails/gallery/${name}"></iframe></div>`;
};

/** Every kind of mail with its examples, text and HTML side by side. The links in them open nothing. */
export function mailGallery(): ConsoleAnswer {
  const examples = Object.entries(MAIL_EXAMPLES);
  const of = (kind: Kind) => examples.filter(([, model]) => model.kind === kind);
  const list = KINDS.map((kind) => `<li><a href="#kind-${kind}">${kind}</a></li>`).join('');
  const sections = KINDS.map(
    (kind) =>
      `<section aria-labelledby="kind-${kind}"><h2 id="kind-${kind}">${kind}</h2>\n<p>To ${RECIPIENTS[kind]}.</p>\n${of(kind).map(example).join('\n')}</section>`,
  );
  const intro = `<p>${KINDS.length} kinds, ${examples.length} examples: what the templates make of them now. None was sent. <a href="/local">Back to the inbox</a></p>`;
  return {
    status: 200,
    html: htmlPage('Every mail', `${STYLE}${intro}<ul class="kinds">${list}</ul>${sections.join('\n')}`),
  };
}

/** The HTML of one example, for its frame. */
export function galleryMail(name: string): ConsoleAnswer {
  const model = Object.hasOwn(MAIL_EXAMPLES, name) ? MAIL_EXAMPLES[name] : undefined;
  return model ? { status: 200, html: renderMail(model).html } : problem(404, `There is no example ${name}`);
}
