import { proposePassOn } from '../../../shared/application/adviser/propose-to-council.ts';
import type { Team } from '../../../shared/domain/directory/team.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import type { Faults } from './adviser-frame.ts';
import { notFound, refused } from './messages.ts';
import type { AdviserContext } from './session-cookie.ts';
import { type Found, faultOfText, isAtFault, lineOf, textOf, wayFrame, withWay } from './way-page.ts';

const UNKNOWN = 'unknown';

/** The council's other teams, by organisation: a team whose name its organisation shares stands with it. */
const teamGroups = (teams: readonly Team[], own: string, chosen: string) =>
  [
    ...Map.groupBy(
      teams.filter(({ code }) => code !== own).toSorted((one, other) => (one.service < other.service ? -1 : 1)),
      ({ organisation }) => organisation,
    ),
  ]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([organisation, those]) => ({
      organisation,
      teams: those.map(({ code, service }) => ({ value: code, text: service, selected: code === chosen })),
    }));

const passOnPage = async (
  context: AdviserContext,
  found: Found,
  form: URLSearchParams,
  faults: Faults,
): Promise<PageAnswer> => {
  const teams = await context.ports.directory.teams(context.live.session.council);
  const chosen = form.get('team') ?? '';
  return {
    status: 200,
    ...renderPage('answer/pass-on.njk', {
      ...wayFrame(context, found, 'Another team should answer', form, faults),
      groups: teamGroups(teams, found.request.team, chosen),
      unknown: chosen === UNKNOWN,
    }),
  };
};

export const showPassOn = withWay('propose-pass-on', async (request, context, found) =>
  passOnPage(context, found, request.form, {}),
);

export const sendPassOn = withWay('propose-pass-on', async (request, context, found) => {
  const { form } = request;
  const { ports, live } = context;
  const code = form.get('team') ?? '';
  const team = code && code !== UNKNOWN ? await ports.directory.team(live.session.council, code) : null;
  const faults: Faults = {
    ...(team || code === UNKNOWN ? {} : { team: 'Choose the team that should answer, or “I do not know which team”' }),
    ...(code === UNKNOWN && !lineOf(form, 'who')
      ? { who: 'Enter what you know: a service, a place, or who referred the child' }
      : {}),
    ...faultOfText(form, 'why', 'Enter why another team should answer'),
  };
  if (isAtFault(faults)) return passOnPage(context, found, form, faults);
  const who = code === UNKNOWN ? `Perhaps: ${lineOf(form, 'who')}\n` : '';
  const decided = await proposePassOn(ports, live, found.id, team?.code ?? null, `${who}${textOf(form, 'why')}`);
  if (!decided) return notFound();
  if (decided.ok) return { goTo: `/answer/${found.id}?told=pass-on` };
  const { field, reason } = decided.refusal;
  return field ? passOnPage(context, found, form, { [field]: reason }) : refused(live.opened.council, reason, found.id);
});
