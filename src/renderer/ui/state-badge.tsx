import type { HandOverState } from '../../domain/registration.ts';

const variants: Readonly<Record<HandOverState, string>> = {
  waiting: 'badge-info',
  sending: 'badge-info',
  acknowledged: 'badge-success',
  conflict: 'badge-warning',
  refused: 'badge-warning',
  quarantined: 'badge-error',
  withdrawn: '',
};

/** A record's state in a word; the colour only helps. */
export const StateBadge = ({ state, children }: { state: HandOverState; children: string }) => (
  <span className={`badge ${variants[state]}`} data-state={state}>
    {children}
  </span>
);
