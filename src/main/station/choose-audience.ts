import type { Audience } from '../../contract/wire-values.ts';
import type { Policy } from '../policy/policy.ts';
import type { StartArguments } from '../start-arguments.ts';

/**
 * Which world this start belongs to. It is decided once, before anything is opened: each world has a
 * directory of its own for data, keys and token. An office machine is in production unless somebody asked
 * for practice or training, or the policy makes a training machine of it; a fresh copy that is started with a server to talk to, and was never set up, is for practice.
 */
export function chooseAudience(
  { practice, training, server }: Pick<StartArguments, 'practice' | 'training' | 'server'>,
  policy: Policy,
  everConnected: boolean,
): Audience {
  if (training || policy.training === true) return 'training';
  if (practice) return 'practice';
  if (policy.station !== undefined) return policy.station.audience;
  return server !== undefined && !everConnected ? 'practice' : 'production';
}
