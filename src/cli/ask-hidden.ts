/** Asks a person for something that must not be seen; undefined where nobody can be asked, or who gave up. */
export type AskHidden = (question: string) => Promise<string | undefined>;

const [enter, lineFeed, endOfText, endOfTransmission, backspace, rubOut] = [
  '\r',
  '\n',
  '\u0003',
  '\u0004',
  '\b',
  '\u007f',
];

/** On the terminal, without showing what is typed. */
export const askOnTerminal: AskHidden = (question) => {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) return Promise.resolve(undefined);
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.resume();
  return new Promise((resolve) => {
    let typed: readonly string[] = [];
    const end = (answer: string | undefined): void => {
      stdin.off('data', take);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      resolve(answer);
    };
    const take = (chunk: Buffer): void => {
      for (const sign of chunk.toString('utf8')) {
        const isEnd = sign === enter || sign === lineFeed;
        if (isEnd || sign === endOfText || sign === endOfTransmission) {
          end(isEnd ? typed.join('') : undefined);
          return;
        }
        typed = sign === backspace || sign === rubOut ? typed.slice(0, -1) : [...typed, sign];
      }
    };
    stdin.on('data', take);
  });
};
