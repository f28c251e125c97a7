import { assessmentsScorecard } from '../../../shared/application/scorecard/assessments-scorecard.ts';
import { healthControlCharts } from '../../../shared/application/scorecard/health-control-charts.ts';
import { healthScorecard } from '../../../shared/application/scorecard/health-scorecard.ts';
import { reportAsAt } from '../../../shared/application/scorecard/report-as-at.ts';
import {
  AsAtQuery,
  AsAtView,
  AssessmentsScorecardView,
  HealthControlChartsView,
  HealthScorecardView,
  MonthsQuery,
} from '../../../shared/contracts/http/report-views.ts';
import { type Operation, operation } from '../../../shared/lambda/api-operation.ts';
import { invalid } from '../../../shared/lambda/problem.ts';
import type { ApiPorts } from './api-ports.ts';
import { ok } from './result-answer.ts';

export const reportOperations = (ports: ApiPorts): readonly Operation[] => [
  operation({
    id: 'reportAsAt',
    method: 'GET',
    path: '/api/reports/as-at',
    summary: 'What was waiting by the end of a day, from what is now known of it',
    scope: 'scorecard/read',
    query: AsAtQuery,
    answers: { 200: { description: 'The report', schema: AsAtView } },
    run: async ({ caller, query }) =>
      query.date > ports.clock.today()
        ? invalid([{ field: 'date', message: 'This day is still to come' }])
        : ok(await reportAsAt(ports, caller.council.id, query.date)),
  }),
  operation({
    id: 'healthScorecard',
    method: 'GET',
    path: '/api/scorecards/health',
    summary: 'Timeliness of health advice by the month in which it fell due, for all, each organisation and each team',
    scope: 'scorecard/read',
    query: MonthsQuery,
    answers: { 200: { description: 'The scorecard', schema: HealthScorecardView } },
    run: async ({ caller, query }) =>
      ok(await healthScorecard(ports, caller.council.id, query.from, query.to, ports.clock.today())),
  }),
  operation({
    id: 'healthControlCharts',
    method: 'GET',
    path: '/api/scorecards/health/control-charts',
    summary: 'Control charts of the percentage in time, limits from the complete months of the range',
    scope: 'scorecard/read',
    query: MonthsQuery,
    answers: { 200: { description: 'The charts', schema: HealthControlChartsView } },
    run: async ({ caller, query }) =>
      ok(await healthControlCharts(ports, caller.council.id, query.from, query.to, ports.clock.today())),
  }),
  operation({
    id: 'assessmentsScorecard',
    method: 'GET',
    path: '/api/scorecards/assessments',
    summary: 'The SEND scorecard: assessments and plans by month',
    scope: 'scorecard/read',
    query: MonthsQuery,
    answers: { 200: { description: 'The scorecard', schema: AssessmentsScorecardView } },
    run: async ({ caller, query }) => ok(await assessmentsScorecard(ports, caller.council.id, query.from, query.to)),
  }),
];
