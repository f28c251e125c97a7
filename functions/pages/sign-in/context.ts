import type { IdentityProvider } from '../../../shared/application/ports/identity-provider.ts';
import type { StaffPorts } from '../../../shared/application/staff-session.ts';

export interface SignInContext {
  readonly ports: StaffPorts;
  readonly identityProvider: IdentityProvider;
  /** Where people see us; addresses are never made from a Host header. */
  readonly publicOrigin: string;
}
