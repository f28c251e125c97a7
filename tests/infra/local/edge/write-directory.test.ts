import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { COUNCILS, PEOPLE } from '../../../../infra/local/seeds/councils.ts';
import { directoryItems } from '../../../../infra/local/seeds/write-directory.ts';
import { DynamoDirectoryStore } from '../../../../shared/adapters/dynamodb/dynamo-directory-store.ts';
import { Council } from '../../../../shared/domain/directory/council.ts';
import { Person } from '../../../../shared/domain/directory/person.ts';

/** What the directory's own adapter puts, caught on its way to the database. */
function catching() {
  const items: unknown[] = [];
  const documents = {
    async send({ input }: { input: { Item?: unknown; TransactItems?: { Put: { Item: unknown } }[] } }) {
      items.push(...(input.TransactItems?.map(({ Put }) => Put.Item) ?? [input.Item]));
      return {};
    },
  };
  return { items, store: new DynamoDirectoryStore(documents as unknown as DynamoDBDocumentClient, 'directory') };
}

describe('what a new directory begins with', () => {
  it('is, item for item, what the directory’s own adapter writes', async () => {
    const { items, store } = catching();
    const issuer = 'http://localhost:3002';
    const client = { councilId: 'vale', clientId: 'vale-case-management', clientSecret: 'never written' };
    for (const council of COUNCILS) await store.putCouncil(Council.parse(council));
    for (const { subject, name, email, councils } of PEOPLE)
      await store.putPerson(Person.parse({ issuer, subject, name, email, councils }));
    await store.putClient({ clientId: client.clientId, council: 'vale', name: 'Case management' });
    expect(directoryItems(issuer, [client])).toEqual(items);
    expect(JSON.stringify(directoryItems(issuer, [client]))).not.toContain('never written');
  });
});
