import type { MenuItemConstructorOptions } from 'electron';

/** Editing and magnification by keyboard, which macOS ties to a menu; nothing that opens or reveals. */
export const createMenuTemplate = (platform: NodeJS.Platform): MenuItemConstructorOptions[] => [
  ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
  {
    label: 'Rediger',
    submenu: [
      { role: 'undo', label: 'Fortryd' },
      { role: 'redo', label: 'Gentag' },
      { type: 'separator' },
      { role: 'cut', label: 'Klip' },
      { role: 'copy', label: 'Kopiér' },
      { role: 'paste', label: 'Sæt ind' },
      { role: 'selectAll', label: 'Markér alt' },
    ],
  },
  {
    label: 'Vis',
    submenu: [
      { role: 'resetZoom', label: 'Normal størrelse' },
      { role: 'zoomIn', label: 'Større' },
      { role: 'zoomOut', label: 'Mindre' },
      { type: 'separator' },
      { role: 'togglefullscreen', label: 'Fuld skærm' },
    ],
  },
];
