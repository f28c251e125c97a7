import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, ListEventBusesCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runningPlatform } from '../../../shared/adapters/platform/running-platform.ts';

const tables = mockClient(DynamoDBClient);
const buses = mockClient(EventBridgeClient);
beforeEach(() => {
  tables.reset();
  buses.reset();
  tables
    .on(ListTablesCommand)
    .resolves({
      TableNames: ['assessments', 'ehc-advice-prod-records-AssessmentsTable6A3F-1X'],
      LastEvaluatedTableName: 'x',
    })
    .on(ListTablesCommand, { ExclusiveStartTableName: 'x' })
    .resolves({
      TableNames: ['ehc-advice-prod-2-records-DirectoryTable1-Z', 'ehc-advice-prod-records-DirectoryTable1-Y'],
    });
  buses
    .on(ListEventBusesCommand)
    .resolves({ EventBuses: [{ Name: 'default' }, { Name: 'ehcadviceprodserviceEventsBusD03F5AEE' }], NextToken: 'n' })
    .on(ListEventBusesCommand, { NextToken: 'n' })
    .resolves({ EventBuses: [{ Name: 'ehcadviceexampleserviceEventsBus45DE4339' }] });
});

describe('a deployed stage', () => {
  it('is found by the names that CloudFormation makes, on whatever page they stand', async () => {
    const platform = await runningPlatform({ stage: 'prod' });
    expect(platform.reach).toEqual({ region: 'eu-west-2' });
    expect(platform.issuer).toBeNull();
    expect(await platform.table('assessments')).toBe('ehc-advice-prod-records-AssessmentsTable6A3F-1X');
    expect(await platform.table('directory')).toBe('ehc-advice-prod-records-DirectoryTable1-Y');
    expect(await platform.bus()).toBe('ehcadviceprodserviceEventsBusD03F5AEE');
    expect(Math.abs(Date.parse(platform.clock.now()) - Date.now())).toBeLessThan(5_000);
  });

  it('that is not there, or is there twice, is said', async () => {
    await expect((await runningPlatform({ stage: 'trial' })).bus()).rejects.toThrow(
      'There is no event bus of the service',
    );
    await expect((await runningPlatform({ stage: 'prod' })).table('scorecard')).rejects.toThrow(
      'There is no table ehc-advice-prod-records-scorecard: is the stage deployed',
    );
    tables.on(ListTablesCommand).resolves({
      TableNames: [
        'ehc-advice-a-records-MailTable1',
        'ehc-advice-a-records-ScorecardTable1',
        'ehc-advice-a-records-ScorecardTable2',
      ],
    });
    await expect((await runningPlatform({ stage: 'a' })).table('scorecard')).rejects.toThrow('2 look like table');
  });
});

describe('the platform on this machine', () => {
  let server: Server;
  let answer = '';
  let port = 0;
  beforeEach(async () => {
    server = createServer((_request, response) => void response.end(answer));
    await new Promise<void>((resolve) => void server.listen(0, 'localhost', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  it('says its issuer and its time; AWS answers on the next port', async () => {
    answer = JSON.stringify({ issuer: 'http://localhost:3002', now: '2031-07-01T23:30:00.000Z', more: true });
    const { reach, clock, issuer, table, bus } = await runningPlatform({ local: port });
    expect(reach.endpoint).toBe(`http://127.0.0.1:${port + 1}`);
    expect(issuer).toBe('http://localhost:3002');
    expect(clock.now()).toMatch(/^2031-07-01T23:30:/);
    expect(clock.today()).toBe('2031-07-02');
    tables.on(ListTablesCommand).resolves({ TableNames: ['access', 'assessments', 'directory'] });
    buses
      .on(ListEventBusesCommand)
      .resolves({ EventBuses: [{ Name: 'default' }, { Name: 'ehcadviceexampleserviceEventsBus45DE4339' }] });
    expect(await table('directory')).toBe('directory');
    expect(await bus()).toBe('ehcadviceexampleserviceEventsBus45DE4339');
  });

  it('that is something else, or nothing, is said in a line', async () => {
    answer = '<html>';
    const said = `The platform does not answer at http://localhost:${port}/local/settings.json: is npm start -- --port ${port} running?`;
    await expect(runningPlatform({ local: port })).rejects.toThrow(said);
    server.close();
    server.closeAllConnections();
    await expect(runningPlatform({ local: port })).rejects.toThrow(said);
  });
});
