import type { Council } from '../directory/council.ts';
import type { Team } from '../directory/team.ts';

/**
 * Mail domains that many organisations share: an address on one says nothing about where its owner works.
 * `nhs.example` stands for nhs.net in the examples.
 */
const SHARED_DOMAINS: ReadonlySet<string> = new Set([
  'nhs.net',
  'nhs.example',
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'hotmail.co.uk',
  'live.com',
  'live.co.uk',
  'msn.com',
  'yahoo.com',
  'yahoo.co.uk',
  'ymail.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'aol.com',
  'btinternet.com',
  'btopenworld.com',
  'sky.com',
  'talktalk.net',
  'virginmedia.com',
  'ntlworld.com',
  'proton.me',
  'protonmail.com',
  'gmx.com',
  'gmx.co.uk',
  'mail.com',
  'zoho.com',
]);

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/**
 * Whether a code may go to an address for a team: its mailbox, an address on its own list, or one on a domain that is
 * its organisation's alone. A domain that another organisation names too, a shared one and the council's own never do.
 */
export const isVouchedFor = (address: string, team: Team, allTeams: readonly Team[], council: Council): boolean => {
  const wanted = address.trim().toLowerCase();
  if (wanted === team.mailbox.toLowerCase() || team.otherAddresses.includes(wanted)) return true;
  const domain = domainOf(wanted);
  if (SHARED_DOMAINS.has(domain) || council.ownDomains.includes(domain)) return false;
  const namedByOthers = allTeams.some(
    (other) => other.organisation !== team.organisation && other.emailDomains.includes(domain),
  );
  return team.emailDomains.includes(domain) && !namedByOthers;
};
