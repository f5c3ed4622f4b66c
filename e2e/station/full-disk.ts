import type { Page } from '@playwright/test';

type PageWithDisk = typeof globalThis & { putWithRoom?: PropertyDescriptor };

/** From now on the browser's database answers as it does on a full disk. */
export const fillDisk = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const here = globalThis as PageWithDisk;
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put');
    if (put !== undefined) here.putWithRoom = put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room', 'QuotaExceededError');
    };
  });

export const makeRoom = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { putWithRoom } = globalThis as PageWithDisk;
    if (putWithRoom !== undefined) Object.defineProperty(IDBObjectStore.prototype, 'put', putWithRoom);
  });
