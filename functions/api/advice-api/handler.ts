import { identifyClient } from '../../../shared/application/identify-client.ts';
import { api } from '../../../shared/lambda/api.ts';
import type { ApiPorts } from './api-ports.ts';
import { operations } from './operations.ts';

export const adviceApi = (ports: ApiPorts) =>
  api(operations(ports), (token, scope) => identifyClient(ports, token, scope), ports.log);
