import type { ReactNode } from 'react';

export interface SummaryRow {
  readonly label: string;
  readonly value: ReactNode;
}

/** Facts in two columns, for reading. */
export const SummaryList = ({ rows }: { rows: readonly SummaryRow[] }) => (
  <dl className="bp-summary">
    {rows.map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
