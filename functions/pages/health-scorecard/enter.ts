import { readStaffSession } from '../../../shared/application/staff-session.ts';
import { mayEnter } from '../../../shared/domain/access/rooms.ts';
import type { Council } from '../../../shared/domain/directory/council.ts';
import type { PageAnswer } from '../../../shared/lambda/page.ts';
import type { PageHandler } from '../../../shared/lambda/page-router.ts';
import { STAFF_COOKIE } from '../../../shared/lambda/staff-cookie.ts';
import {
  type FrameOfPage,
  notFoundPage,
  scorecardFrame,
} from '../../../shared/pages/health-scorecard/scorecard-frame.ts';
import type { ScorecardContext } from './context.ts';

export interface Entered {
  readonly council: Council;
  readonly frame: FrameOfPage;
  readonly params: Readonly<Record<string, string>>;
}

/** A page for somebody signed in who may see the scorecard of the council that they chose; for anybody else with a session it is not there. */
export const entered =
  (show: (context: ScorecardContext, entry: Entered) => Promise<PageAnswer | null>): PageHandler<ScorecardContext> =>
  async (request, context, params) => {
    const signedIn = await readStaffSession(context, request.cookies[STAFF_COOKIE]);
    if (!signedIn) return { goTo: `/sign-in?to=${encodeURIComponent(request.path)}` };
    if (!signedIn.at) return { goTo: '/sign-in/council' };
    const { council, roles } = signedIn.at;
    const frame = scorecardFrame(council, signedIn.person.councils.length > 1);
    if (!mayEnter(roles, 'health-scorecard')) {
      context.log.warn('entry refused', { room: 'health-scorecard', council: council.id, roles });
      return { status: 404, ...notFoundPage(frame) };
    }
    return (await show(context, { council, frame, params })) ?? { status: 404, ...notFoundPage(frame) };
  };
