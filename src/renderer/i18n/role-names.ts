import type { Role } from '../../domain/clerk.ts';
import type { Texts } from './locale.tsx';

/** What the roles are called on the screen. */
export const roleNames: Texts<Readonly<Record<Role, string>>> = {
  da: {
    clerk: 'Sagsbehandler',
    supervisor: 'Leder',
    'it-administrator': 'It-administrator',
    kiosk: 'Kiosk',
  },
  en: {
    clerk: 'Caseworker',
    supervisor: 'Supervisor',
    'it-administrator': 'IT administrator',
    kiosk: 'Kiosk',
  },
};
