import { proposeAlreadyAvailable } from '../../../shared/application/adviser/propose-to-council.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import { renderPage } from '../../../shared/pages/render-page.ts';
import type { Faults } from './adviser-frame.ts';
import { notFound, refused } from './messages.ts';
import type { AdviserContext } from './session-cookie.ts';
import { type Found, faultOfText, isAtFault, lineOf, textOf, wayFrame, withWay } from './way-page.ts';

const alreadyGivenPage = (
  context: AdviserContext,
  found: Found,
  form: URLSearchParams,
  faults: Faults,
): PageAnswer => ({
  status: 200,
  ...renderPage(
    'answer/already-given.njk',
    wayFrame(context, found, 'We have already given advice that could be used', form, faults),
  ),
});

export const showAlreadyGiven = withWay('propose-already-available', async (request, context, found) =>
  alreadyGivenPage(context, found, request.form, {}),
);

export const sendAlreadyGiven = withWay('propose-already-available', async (request, context, found) => {
  const { form } = request;
  const faults: Faults = {
    ...faultOfText(form, 'what', 'Enter what advice it was'),
    ...(lineOf(form, 'when') ? {} : { when: 'Enter when you gave it' }),
    ...(lineOf(form, 'where') ? {} : { where: 'Enter where the council can find it' }),
  };
  if (isAtFault(faults)) return alreadyGivenPage(context, found, form, faults);
  const why = `${textOf(form, 'what')}\nGiven: ${lineOf(form, 'when')}\nWhere it is: ${lineOf(form, 'where')}`;
  const decided = await proposeAlreadyAvailable(context.ports, context.live, found.id, why);
  if (!decided) return notFound();
  return decided.ok
    ? { goTo: `/answer/${found.id}?told=already-given` }
    : refused(context.live.opened.council, decided.refusal.reason, found.id);
});
