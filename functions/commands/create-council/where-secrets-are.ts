import type { CouncilFile } from '../../../shared/contracts/commands/council-file.ts';
import type { Where } from '../../../shared/contracts/commands/where.ts';
import { Scope } from '../../../shared/domain/directory/person.ts';

interface Given {
  readonly path: string;
  readonly clientId: string | undefined;
  readonly administrator: string | undefined;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
const cognito = (action: string): string => `aws cognito-idp ${action} --region eu-west-2 --user-pool-id "$POOL"`;

/** How the council's client gets into the user pool: Cognito makes its secret, and keeps it. */
const makeClient = ({ id }: CouncilFile): string =>
  `CLIENT=$(${cognito('create-user-pool-client')} --client-name ${id}-api --generate-secret --allowed-o-auth-flows client_credentials --allowed-o-auth-flows-user-pool-client --allowed-o-auth-scopes ${Scope.options.join(' ')} --query UserPoolClient.ClientId --output text)`;

/** Cognito writes the invitation itself, to the address alone. */
const makePerson = (email: string): string =>
  `SUBJECT=$(${cognito('admin-create-user')} --username ${quoted(email)} --user-attributes Name=email,Value=${quoted(email)} Name=email_verified,Value=true --desired-delivery-mediums EMAIL --query "User.Attributes[?Name=='sub'].Value" --output text)`;

/** Where a council's secrets are and, on a stage, what makes the ones that the file asks for and that no flag has named yet. */
export const whereSecretsAre = (where: Where, file: CouncilFile, given: Given): readonly string[] => {
  if ('local' in where) {
    const origin = `http://localhost:${where.local}`;
    return [
      `who can sign in here: ${origin}/local`,
      `clients that get tokens here, with their secrets: ${origin}/local/settings.json`,
    ];
  }
  const client = file.apiClient && !given.clientId;
  const person = file.firstAdministrator && !given.administrator ? file.firstAdministrator : null;
  const service = `ehc-advice-${where.stage}-service`;
  const pool = `POOL=$(aws cloudformation list-stack-resources --region eu-west-2 --stack-name ${service} --query "StackResourceSummaries[?ResourceType=='AWS::Cognito::UserPool'].PhysicalResourceId" --output text | grep eu-west-2_)`;
  const again = `npm run create-council -- --stage ${where.stage} --file ${quoted(given.path)}`;
  return [
    ...(client || person ? ['still to be made in the user pool, by these lines in a shell:', pool] : []),
    ...(client ? [makeClient(file)] : []),
    ...(person ? [makePerson(person.email)] : []),
    ...(client || person
      ? [
          [
            again,
            ...(client ? ['--client-id "$CLIENT"'] : []),
            ...(person ? ['--user-pool "$POOL" --administrator "$SUBJECT"'] : []),
          ].join(' '),
        ]
      : []),
    ...(given.clientId
      ? [
          `the client’s secret is kept by the user pool: ${cognito('describe-user-pool-client')} --client-id ${quoted(given.clientId)} --query UserPoolClient.ClientSecret`,
        ]
      : []),
  ];
};
