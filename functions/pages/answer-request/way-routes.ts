import type { PageRoute } from '../../../shared/lambda/page-router.ts';
import { acknowledge, showAcknowledge } from './acknowledge.ts';
import type { AdviserPorts } from './adviser-ports.ts';
import { sendAlreadyGiven, showAlreadyGiven } from './already-given.ts';
import { assign, showAssign } from './assign.ts';
import { sendException, showException } from './exception.ts';
import { sendNotKnown, showNotKnown } from './not-known.ts';
import { sendPassOn, showPassOn } from './pass-on.ts';
import { sendWrongChild, showBlocked, showWrongChild } from './wrong-child.ts';

/** The ways to go on with a request, other than giving advice. */
export const wayRoutes: readonly PageRoute<AdviserPorts>[] = [
  { path: '/answer/{id}/assign', get: showAssign, post: assign },
  { path: '/answer/{id}/acknowledge', get: showAcknowledge, post: acknowledge },
  { path: '/answer/{id}/not-known', get: showNotKnown, post: sendNotKnown },
  { path: '/answer/{id}/pass-on', get: showPassOn, post: sendPassOn },
  { path: '/answer/{id}/exception', get: showException, post: sendException },
  { path: '/answer/{id}/already-given', get: showAlreadyGiven, post: sendAlreadyGiven },
  { path: '/answer/{id}/wrong-child', get: showWrongChild, post: sendWrongChild },
  { path: '/answer/{id}/blocked', get: showBlocked },
];
