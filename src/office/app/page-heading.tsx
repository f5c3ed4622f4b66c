import type { ReactNode } from 'react';
import { useFocusOnMount } from '../../renderer/ui/use-focus-on-mount.ts';

/** A page's heading: reading starts there whenever it comes onto the screen. */
export const PageHeading = ({ children }: { children: ReactNode }) => {
  const heading = useFocusOnMount<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
};
