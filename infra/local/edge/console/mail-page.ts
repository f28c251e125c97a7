import type { AcceptedMail } from '../../services/ses/accepted-mail.ts';
import { escaped, htmlPage } from '../html-page.ts';
import { type ConsoleAnswer, problem } from './answer.ts';

/** One mail: its heads, its text with links that work, and its HTML in a frame that can run nothing. */
export function mailPage(mail: AcceptedMail | undefined): ConsoleAnswer {
  if (!mail) return problem(404, 'There is no such mail');
  const heads: [string, string][] = [
    ['From', mail.from],
    ['To', mail.to.join(', ')],
    ['At', mail.at],
    [
      'Tags',
      Object.entries(mail.tags)
        .map(([name, value]) => `${name}: ${value}`)
        .join(', '),
    ],
    ['Attachments', mail.attachments.map(({ name }) => name).join(', ')],
  ];
  const rows = heads.map(([name, value]) => `<tr><th scope="row">${name}</th><td>${escaped(value)}</td></tr>`).join('');
  const html = `<p><a href="/local">Back to the inbox</a></p><table>${rows}</table>
<h2>Text</h2><pre>${withLinks(mail.text)}</pre>
<h2>HTML</h2><iframe title="The mail’s HTML" sandbox="allow-popups allow-top-navigation-by-user-activation" src="/local/mails/${mail.id}/html" style="width:100%;height:40rem;border:1px solid #b1b4b6"></iframe>`;
  return { status: 200, html: htmlPage(mail.subject, html) };
}

function withLinks(text: string): string {
  return escaped(text).replace(/https?:\/\/[^\s<>"&]+/g, (address) => `<a href="${address}">${address}</a>`);
}
