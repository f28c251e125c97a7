import { Construct } from 'constructs';
import { Env as AdviceApiEnv } from '../../functions/api/advice-api/env.ts';
import { Env as AnswerRequestEnv } from '../../functions/pages/answer-request/env.ts';
import { Env as HealthScorecardEnv } from '../../functions/pages/health-scorecard/env.ts';
import { Env as SignInEnv } from '../../functions/pages/sign-in/env.ts';
import type { DocumentUploads } from './document-uploads.ts';
import type { ImportsBucket } from './imports-bucket.ts';
import type { Route } from './public-api.ts';
import type { RecordTables } from './record-tables.ts';
import { type FunctionSurroundings, ServiceFunction, seconds } from './service-function.ts';
import type { SignInPool } from './sign-in-pool.ts';

export interface FrontFunctionsProps extends FunctionSurroundings {
  readonly records: RecordTables;
  readonly imports: ImportsBucket;
  readonly uploads: DocumentUploads;
  readonly signIn: SignInPool;
}

/** What answers people and councils' systems, and at which paths. */
export class FrontFunctions extends Construct {
  readonly routes: readonly Route[];

  constructor(scope: Construct, id: string, props: FrontFunctionsProps) {
    super(scope, id);
    // API Gateway hangs up after 29 s; a page that takes longer than 15 has gone wrong.
    const page = { ...props, timeout: seconds(15), memory: 1024 };
    const answerRequest = this.#answerRequest(page);
    const scorecard = this.#healthScorecard(page);
    const signIn = this.#signIn(page);
    const api = this.#adviceApi({ ...page, timeout: seconds(29), memory: 1792 });
    this.routes = [
      { path: '/r/{token}', methods: ['GET', 'HEAD', 'POST'], fn: answerRequest },
      { path: '/answer', fn: answerRequest },
      { path: '/answer/{proxy+}', fn: answerRequest },
      { path: '/scorecard', fn: scorecard },
      { path: '/scorecard/{proxy+}', fn: scorecard },
      { path: '/', methods: ['GET', 'HEAD'], fn: signIn },
      { path: '/sign-in', fn: signIn },
      { path: '/sign-in/{proxy+}', fn: signIn },
      { path: '/sign-out', fn: signIn },
      { path: '/api/{proxy+}', fn: api },
    ];
  }

  #answerRequest(props: FrontFunctionProps): ServiceFunction {
    const fn = new ServiceFunction(this, 'AnswerRequest', {
      ...props,
      folder: 'pages/answer-request',
      env: AnswerRequestEnv,
    });
    props.records.assessments.grantAnswering(fn);
    props.records.mail.grantAsking(fn);
    props.records.directory.grantReading(fn);
    props.records.access.grantSessions(fn);
    this.#grantDocuments(fn, props);
    fn.set('PUBLIC_ORIGIN', props.settings.publicOrigin);
    return fn;
  }

  #healthScorecard(props: FrontFunctionProps): ServiceFunction {
    const fn = new ServiceFunction(this, 'HealthScorecard', {
      ...props,
      folder: 'pages/health-scorecard',
      env: HealthScorecardEnv,
    });
    props.records.scorecard.grantReading(fn);
    props.records.directory.grantReading(fn);
    props.records.access.grantSessions(fn);
    return fn;
  }

  #signIn(props: FrontFunctionProps): ServiceFunction {
    const fn = new ServiceFunction(this, 'SignIn', { ...props, folder: 'pages/sign-in', env: SignInEnv });
    props.records.access.grantSessions(fn);
    props.records.directory.grantBindingPeople(fn);
    props.signIn.grantSigningIn(fn);
    fn.set('PUBLIC_ORIGIN', props.settings.publicOrigin);
    return fn;
  }

  /** Forms for uploads, addresses of clean copies, and destroying both: what is in them, no page ever reads. */
  #grantDocuments(fn: ServiceFunction, { records, uploads }: FrontFunctionProps): void {
    records.assessments.grantDocuments(fn);
    records.documents.grantServing(fn);
    records.documents.grantDestroying(fn);
    uploads.grantForms(fn);
    uploads.grantDestroying(fn);
  }

  #adviceApi(props: FrontFunctionProps): ServiceFunction {
    const fn = new ServiceFunction(this, 'AdviceApi', { ...props, folder: 'api/advice-api', env: AdviceApiEnv });
    props.records.assessments.grantCasework(fn);
    props.records.mail.grantCasework(fn);
    props.records.directory.grantKeeping(fn);
    props.records.access.grantVouching(fn);
    props.records.scorecard.grantReading(fn);
    props.imports.grantTakingIn(fn);
    this.#grantDocuments(fn, props);
    props.signIn.grantCheckingTokens(fn);
    return fn;
  }
}

type FrontFunctionProps = FrontFunctionsProps &
  Pick<ConstructorParameters<typeof ServiceFunction>[2], 'timeout' | 'memory'>;
