import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** The way back to the list that a page belongs to. */
export const BackLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <a href={to} className="back-link">
    <Icon name="arrow-back" />
    {children}
  </a>
);
