import type { LetterTrouble } from '../session/visit.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Say } from '../ui/say.tsx';
import type { ScreenProps } from './screen.ts';

const texts = {
  unread: { title: 'unreadTitle', text: 'unreadText' },
  'other-paper': { title: 'otherPaperTitle', text: 'otherPaperText' },
  'no-number': { title: 'noNumberTitle', text: 'noNumberText' },
  'no-camera': { title: 'cameraMissingTitle', text: 'cameraMissingText' },
} as const satisfies Record<LetterTrouble, unknown>;

/** The letter led no further. There is always a way on: another try, typing, or a ticket without it. */
export const TroubleScreen = ({ session, visit, frame }: ScreenProps) => (
  <Page {...texts[visit.trouble ?? 'unread']} {...frame}>
    <div className="k-choices">
      <Button kind="choice" icon="refresh" onClick={() => session.dispatch({ kind: 'back' })}>
        <Say text="tryAgain" />
      </Button>
      <Button
        kind="choice"
        icon="edit"
        onClick={() => session.dispatch({ kind: 'way-chosen', way: 'number' })}
      >
        <Say text="byTyping" />
      </Button>
      <Button
        kind="choice"
        icon="help"
        onClick={() => session.dispatch({ kind: 'way-chosen', way: 'without' })}
      >
        <Say text="withoutLetter" />
      </Button>
    </div>
  </Page>
);
