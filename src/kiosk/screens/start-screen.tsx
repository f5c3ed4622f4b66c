import { findLanguage, languages } from '../texts/languages.ts';
import { Icon } from '../ui/icon.tsx';

/** The first screen speaks every language, each in its own words and script. */
export const StartScreen = ({ onChoose }: { onChoose: (tag: string) => void }) => (
  <div className="k-page k-start">
    <main className="k-body">
      <h1>
        {['da', 'en'].map((tag) => (
          <span key={tag} lang={tag}>
            {tag === 'da' ? '' : ' · '}
            {findLanguage(tag).catalogue.chooseLanguage.text}
          </span>
        ))}
      </h1>
      <ul className="k-languages">
        {languages.map(({ tag, name, direction, catalogue }) => (
          <li key={tag} lang={tag} dir={direction}>
            <button type="button" className="k-button k-choice" onClick={() => onChoose(tag)}>
              <span className="k-language">{name}</span>
              <span className="k-hint">{catalogue.title.text}</span>
            </button>
          </li>
        ))}
      </ul>
    </main>
    <footer className="k-foot">
      <p className="k-desk" lang="da">
        <Icon name="support-agent" />
        {findLanguage('da').catalogue.desk.text}
      </p>
    </footer>
  </div>
);
