import { findLanguage, type Language, languages } from '../texts/languages.ts';

/** In every language: go to the desk. */
export const ClosedScreen = () => (
  <div className="k-page k-start">
    <main className="k-body">
      <h1 lang="da">{sayClosed(findLanguage('da'))}</h1>
      <ul className="k-closed">
        {languages.slice(1).map((language) => (
          <li key={language.tag} lang={language.tag} dir={language.direction}>
            {sayClosed(language)}
          </li>
        ))}
      </ul>
    </main>
  </div>
);

const sayClosed = ({ catalogue }: Language): string =>
  `${catalogue.closedTitle.text}. ${catalogue.closedText.text}`;
