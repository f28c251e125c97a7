import type { AcceptedMail } from '../../services/ses/accepted-mail.ts';
import { escaped, htmlPage } from '../html-page.ts';
import type { ConsoleOptions } from './console-options.ts';
import { londonTime } from './london-time.ts';

const INBOX = 100;

/** The console's page: who may sign in, the inbox, the clock, the schedules, what each function last did. */
export function overviewPage({ engine, ses, people, waitingFor }: ConsoleOptions): string {
  const { today, time } = londonTime(engine.clock.now());
  const waiting = waitingFor();
  const mails = ses.mailbox.newestFirst();
  return htmlPage(
    'EHC Advice on this machine',
    `${waiting === null ? '' : `<p><strong>Starting:</strong> ${escaped(waiting)}</p>`}
<p>It is ${today}, ${time} in London. <a href="/sign-in">Sign in</a> · <a href="/scorecard">Health scorecard</a> · <a href="/api/openapi.json">API</a> · <a href="/local/settings.json">Settings</a> · <a href="/local/calls.json">AWS calls</a></p>
<h2>Who may sign in</h2>${table(
      ['Name', 'Role', 'Address'],
      people.map(({ name, role, email }) => [name, role, email].map(escaped)),
    )}
<h2>Schedules</h2>${table(
      ['Name', 'When', 'Next', ''],
      engine.schedules.map(({ name, expression, timezone, nextAt }) => [
        escaped(name),
        escaped(`${expression} ${timezone}`),
        nextAt ? shown(nextAt) : 'never',
        `<form method="post" action="/local/schedules/${escaped(name)}"><button>Run now</button></form>`,
      ]),
    )}
<p>To move the clock: <code>POST /local/clock</code> with <code>{ "today": "2026-03-02", "time": "09:00" }</code>.</p>
<h2>Functions</h2>${table(
      ['Name', 'Last ran', 'Took', 'Outcome'],
      engine.functions.map(({ name, last }) => [
        `<a href="/local/logs/${escaped(name)}">${escaped(name)}</a>`,
        last ? shown(new Date(last.at)) : 'not yet',
        last ? `${Math.round(last.ms)} ms` : '',
        last ? escaped(last.ok ? 'done' : (last.error ?? 'failed')) : '',
      ]),
    )}
<h2>Inbox</h2><p>${mails.length} mails${mails.length > INBOX ? `, the newest ${INBOX} shown` : ''}; <a href="/local/mails.json">all as JSON</a>; <a href="/local/mails/gallery">an example of every mail</a>.</p>
${table(['At', 'To', 'Kind', 'Subject'], mails.slice(0, INBOX).map(mailRow))}`,
  );
}

function mailRow(mail: AcceptedMail): string[] {
  const subject = `<a href="/local/mails/${mail.id}">${escaped(mail.subject)}</a>`;
  return [shown(new Date(mail.at)), escaped(mail.to.join(', ')), escaped(mail.tags['kind'] ?? ''), subject];
}

function shown(instant: Date): string {
  const { today, time } = londonTime(instant);
  return `${today} ${time}`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((name) => `<th scope="col">${name}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
