import { expect, type Page } from '@playwright/test';
import { home, type TypedPerson } from '../station/persons.ts';
import { Access, type KnownClerk, supervisor } from './access.ts';
import { Clerk } from './clerk.ts';
import { Clerks } from './clerks.ts';
import { Desk } from './desk.ts';
import { Frame } from './frame.ts';
import { Outbox } from './outbox.ts';
import { Registration } from './registration.ts';
import { Settings } from './settings.ts';

/** A window of the station, and the person at it. */
export class Station {
  readonly page: Page;
  readonly clerk: Clerk;
  readonly access: Access;
  readonly clerks: Clerks;
  readonly frame: Frame;
  readonly desk: Desk;
  readonly registration: Registration;
  readonly outbox: Outbox;
  readonly settings: Settings;

  constructor(page: Page) {
    this.page = page;
    this.clerk = new Clerk(page);
    this.access = new Access(page);
    this.clerks = new Clerks(page);
    this.frame = new Frame(page);
    this.desk = new Desk(page, this.clerk);
    this.registration = new Registration(page, this.clerk);
    this.outbox = new Outbox(page);
    this.settings = new Settings(page);
  }

  /** Opens the station, sets it up where that has not been done, and waits until it talks to its server. */
  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.enter();
    await expect(this.desk.heading).toBeVisible();
    await this.frame.expectLine('ready');
  }

  /** Whatever stands between the clerk and the station: its set-up, or signing in. */
  async enter(clerk: KnownClerk = supervisor): Promise<void> {
    const { name, initials } = this.access;
    await expect(initials).toBeVisible();
    if (await name.isVisible()) await this.access.setUp(clerk);
    else await this.access.signInAs(clerk);
  }

  /** The station's first start. Answers with its recovery key. */
  setUp(clerk: KnownClerk = supervisor): Promise<readonly string[]> {
    return this.access.setUp(clerk);
  }

  /** After a lock, or a reload: back to where the clerk was. */
  async signIn(clerk: KnownClerk = supervisor): Promise<void> {
    await this.access.signInAs(clerk);
  }

  async reload(clerk: KnownClerk = supervisor): Promise<void> {
    await this.page.reload();
    await this.signIn(clerk);
  }

  /** The station looks at the server now and then; this is now. The browser tells it that it has a line. */
  async askServer(): Promise<void> {
    await this.page.evaluate(() => dispatchEvent(new Event('online')));
  }

  /** Waits until the station could do without its line: its files and its practice places are here. */
  async expectReadyForOffline(): Promise<void> {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await this.expectRegister();
  }

  /** The address register is loaded; the settings say so. */
  async expectRegister(): Promise<void> {
    await expect(async () => {
      await this.frame.goTo('Skranke');
      await this.frame.goTo('Indstillinger');
      await expect(this.page.getByText('Øveregister (opdigtede adresser)')).toBeVisible({ timeout: 500 });
    }).toPass();
    await this.frame.goTo('Skranke');
  }

  /** A whole registration at once, for tests that are about what comes after. Answers with its id. */
  async save(person: TypedPerson, at = home): Promise<string> {
    await this.frame.goTo('Skranke');
    await this.desk.typeByHand.click();
    await this.registration.fillToReview(person, at);
    await this.registration.save.click();
    await this.registration.expectSaved();
    return this.registration.id;
  }
}
