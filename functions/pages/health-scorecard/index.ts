import { readEnvironment } from '../../../shared/lambda/environment.ts';
import { Env } from './env.ts';

export const handler = async () => {
  readEnvironment(Env);
  throw new Error('pages/health-scorecard is being built');
};
