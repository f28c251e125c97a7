import { page } from '../../../shared/lambda/page.ts';
import { type PageRoute, routePages } from '../../../shared/lambda/page-router.ts';
import { templates } from '../../../shared/pages/compiled/answer-templates.js';
import { useTemplates } from '../../../shared/pages/render-page.ts';
import { decideAddress, showAddresses } from './addresses.ts';
import { saveAdvice, showAdvice } from './advice.ts';
import type { AdviserPorts } from './adviser-ports.ts';
import { send, showCheck } from './check.ts';
import { giveCode, offerAnotherCode, sendAnotherCode, showCode } from './code.ts';
import { documentPage, takeBack } from './document.ts';
import { documentsPage, formForScript } from './documents.ts';
import { newLinkAsked } from './expired-link.ts';
import { askAgain, landing, leaveAskAgain, leaveLanding } from './landing.ts';
import { list } from './list.ts';
import { notFound } from './messages.ts';
import { paper } from './paper.ts';
import { chooseWay, showRequest } from './request.ts';
import { sent } from './sent.ts';
import { wayRoutes } from './way-routes.ts';

useTemplates(templates);

/** Every address of the adviser's way, and what answers there. */
export const routes: readonly PageRoute<AdviserPorts>[] = [
  { path: '/r/{token}', get: landing, post: leaveLanding },
  { path: '/answer/start', get: askAgain, post: leaveAskAgain },
  { path: '/answer/code', get: showCode, post: giveCode },
  { path: '/answer/code/new', get: offerAnotherCode, post: sendAnotherCode },
  { path: '/answer/new-link', get: newLinkAsked },
  { path: '/answer/addresses', get: showAddresses, post: decideAddress },
  { path: '/answer', get: list },
  { path: '/answer/{id}', get: showRequest, post: chooseWay },
  ...wayRoutes,
  { path: '/answer/{id}/advice', get: showAdvice, post: saveAdvice },
  { path: '/answer/{id}/documents', get: documentsPage, post: formForScript },
  { path: '/answer/{id}/documents/{document}', get: documentPage, post: takeBack },
  { path: '/answer/{id}/papers/{paper}', get: paper },
  { path: '/answer/{id}/check', get: showCheck, post: send },
  { path: '/answer/{id}/sent', get: sent },
];

export const answerRequest = (ports: AdviserPorts) => page(routePages(routes, ports, async () => notFound()));
