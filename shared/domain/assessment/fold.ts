import { requestAfter } from '../advice-request/request-fold.ts';
import { assertNever } from '../assert-never.ts';
import type { Assessment } from './assessment.ts';
import type { Fact } from './facts.ts';

const stateOf = (fact: Fact): Assessment['requests'][number] | undefined => ('state' in fact ? fact.state : undefined);

/** Members that are given. Undefined ones are none: a correction never unsets by leaving out. */
const given = <T extends object>(changes: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

const after = (state: Assessment, fact: Fact): Assessment => {
  switch (fact.fact) {
    case 'AssessmentOpened':
      throw new Error(`${state.key} was opened before`);
    case 'AssessmentCorrected':
      return { ...state, ...given(fact.changes) };
    case 'PersonalDetailsCorrected':
      return state;
    case 'AssessmentExceptionsRecorded':
      return { ...state, exceptions: fact.exceptions };
    case 'AssessmentEnded':
      return fact.how === 'plan-issued'
        ? { ...state, planIssuedOn: fact.on }
        : { ...state, closedOn: fact.on, closedReason: fact.reason };
    default: {
      if (!('request' in fact)) return assertNever(fact);
      const found = state.requests.find(({ number }) => number === fact.request);
      if (found)
        return { ...state, requests: state.requests.map((one) => (one === found ? requestAfter(one, fact) : one)) };
      const made = stateOf(fact);
      if (!made) throw new Error(`${fact.fact} is about request ${fact.request} of ${state.key}, which there is not`);
      return { ...state, requests: [...state.requests, made] };
    }
  }
};

/** The state after facts; version goes up by one a decision, not here. Throws where the facts cannot follow on the state. */
export const foldAssessment = (state: Assessment | null, facts: readonly Fact[]): Assessment => {
  const folded = facts.reduce<Assessment | null>((so, fact) => {
    if (so) return after(so, fact);
    if (fact.fact !== 'AssessmentOpened') throw new Error(`${fact.fact} without an assessment`);
    return { ...fact.assessment, version: 0, requests: [] };
  }, state);
  if (!folded) throw new Error('No facts and no assessment');
  return folded;
};
