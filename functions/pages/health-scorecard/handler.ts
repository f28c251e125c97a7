import { viewHealthScorecard } from '../../../shared/application/scorecard/view-health-scorecard.ts';
import { page } from '../../../shared/lambda/page.ts';
import { routePages } from '../../../shared/lambda/page-router.ts';
import { templates } from '../../../shared/pages/compiled/scorecard-templates.js';
import { detailModel } from '../../../shared/pages/health-scorecard/detail-model.ts';
import { figuresCsv } from '../../../shared/pages/health-scorecard/figures-csv.ts';
import { overviewModel } from '../../../shared/pages/health-scorecard/overview-model.ts';
import { notFoundPage } from '../../../shared/pages/health-scorecard/scorecard-frame.ts';
import { renderPage, useTemplates } from '../../../shared/pages/render-page.ts';
import type { ScorecardContext } from './context.ts';
import { entered } from './enter.ts';

useTemplates(templates);

const overview = entered(async (context, { council, frame }) => {
  const it = overviewModel(await viewHealthScorecard(context, council.id));
  return { status: 200, ...renderPage('scorecard/overview.njk', { ...frame, title: 'Health scorecard', it }) };
});

const figures = entered(async (context, { council }) => {
  const text = figuresCsv(await viewHealthScorecard(context, council.id));
  return { status: 200, text, type: 'text/csv; charset=utf-8', fileName: 'health-scorecard.csv' };
});

const detail = entered(async (context, { council, frame, params }) => {
  const view = await viewHealthScorecard(context, council.id);
  const it = detailModel(view, params['organisation'] ?? '', params['team'] ?? null);
  return it && { status: 200, ...renderPage('scorecard/detail.njk', { ...frame, title: it.name, it }) };
});

export const healthScorecardPages = (context: ScorecardContext) =>
  page(
    routePages<ScorecardContext>(
      [
        { path: '/scorecard', get: overview },
        { path: '/scorecard/figures.csv', get: figures },
        { path: '/scorecard/{organisation}', get: detail },
        { path: '/scorecard/{organisation}/{team}', get: detail },
      ],
      context,
      async () => ({ status: 404, ...notFoundPage(null) }),
    ),
  );
