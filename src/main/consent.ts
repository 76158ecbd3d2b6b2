import { basename } from 'node:path';
import { NearnoteError } from '../shared/errors.ts';
import type { Logger } from '../shared/log.ts';
import type { LogFacts } from '../shared/log-events.ts';
import type { SwitchPlan } from '../shared/models.ts';
import { type UserText, userText, verbatim } from '../shared/user-text.ts';
import type { AllowedHosts } from './allowed-hosts.ts';
import type { Gestures } from './gestures.ts';
import type { Answer, Question, Questions } from './questions.ts';
import { RateLimit } from './rate-limit.ts';
import type { Sensitivity } from './sensitive-folder.ts';

type Matter = LogFacts<'page.refused'>['what'];

/** What is to become of the token for a service. `ending`: the last characters of the new one; null if it is too short to show any. */
type TokenChange = { kind: 'save'; isThere: boolean; ending: string | null } | { kind: 'remove' };

interface ConsentDependencies {
  questions: Pick<Questions, 'ask'>;
  gestures: Pick<Gestures, 'take' | 'act'>;
  hosts: Pick<AllowedHosts, 'has' | 'allow' | 'opensWithoutQuestion' | 'openWithoutQuestion'>;
  logger: Logger;
}

/**
 * What the user agrees to: by something that main has seen them press, or by an answer to main’s own question. The word of
 * the page counts for nothing. Each throws NearnoteError `consent-missing` if they do not.
 */
export class Consent {
  readonly #dependencies: ConsentDependencies;
  /** However often somebody presses. */
  readonly #limits = {
    address: new RateLimit(15, 30_000),
    open: new RateLimit(30, 30_000),
    drag: new RateLimit(20, 30_000),
    copy: new RateLimit(30, 30_000),
    choose: new RateLimit(5, 30_000),
    model: new RateLimit(10, 60_000),
  };

  constructor(dependencies: ConsentDependencies) {
    this.#dependencies = dependencies;
  }

  /** Asks before a folder is added that hardly anybody keeps notes in. */
  async toFolder(path: string, sensitivity: Sensitivity): Promise<void> {
    await this.#ask('folder', {
      message: userText('Add {path} to Nearnote?', { path }),
      detail: userText('{reason} Nearnote will read every note and document in it, and show them in searches.', {
        reason: reasons[sensitivity],
      }),
      agree: userText('Add folder'),
    });
  }

  /** Asks before everything is read anew and the database so far is set aside, which takes long and much of the disk. */
  async toRebuild(): Promise<void> {
    await this.#ask('rebuild', {
      message: userText('Rebuild the library’s database from your notes?'),
      detail: userText(
        'Every note is read and embedded anew. Folders, settings and the model stay as they are. The old database is kept beside the new one.',
      ),
      agree: userText('Rebuild'),
    });
  }

  async toCode(path: string): Promise<void> {
    await this.#ask('code', {
      message: userText('Read the source code in “{name}”, too?', { name: basename(path) }),
      detail: userText(
        '{path}\n\nSource code and settings may hold passwords and keys. They will be found by searches.',
        { path },
      ),
      agree: userText('Read source code'),
    });
  }

  /** Asks before a file is opened with which its program may do more than show it. */
  async toWebPage(path: string): Promise<void> {
    await this.#ask('file', {
      message: userText('Open “{name}” in the browser?', { name: basename(path) }),
      detail: userText(
        '{path}\n\nA web page can run scripts and load things from the internet. Open it only if you know where it is from.',
        { path },
      ),
      agree: userText('Open'),
    });
  }

  /** Asks before anything at an address is contacted for the first time. */
  async toHost(address: string, purpose: keyof typeof purposes): Promise<void> {
    const { hosts } = this.#dependencies;
    if (hosts.has(address)) return;
    // As it is read: nothing but an address is shown, whatever stood beside it.
    const { host, href } = new URL(address);
    await this.#ask('host', {
      message: userText('Let Nearnote connect to {host}?', { host }),
      detail: purposes[purpose](href),
      agree: userText('Allow'),
    });
    hosts.allow(address);
  }

  /** Asks before the texts of notes are sent to a host for the first time. */
  async toTexts({ name, toEmbed, tokens, hosted }: SwitchPlan): Promise<void> {
    if (hosted === null) return;
    const { host, requests, cost } = hosted;
    const amounts = { name, passages: toEmbed, tokens, requests };
    await this.#ask('texts', {
      message: userText('Send the text of your notes to {host}?', { host }),
      detail:
        cost === null
          ? userText(
              'To use “{name}”, {passages, plural, one {# passage} other {# passages}} (about {tokens, number} tokens) will be sent there in {requests, plural, one {# request} other {# requests}}. So will new notes and your searches, as long as this model is in use.',
              amounts,
            )
          : userText(
              'To use “{name}”, {passages, plural, one {# passage} other {# passages}} (about {tokens, number} tokens) will be sent there in {requests, plural, one {# request} other {# requests}}, for about {cost}. So will new notes and your searches, as long as this model is in use.',
              { ...amounts, cost: `$${cost.toFixed(2)}` },
            ),
      agree: userText('Send'),
    });
  }

  /**
   * What reaches other programs, such as opening a note or copying a text: by a press or the keys of a command, and so many
   * times in half a minute. A screen reader presses without an input that main would see: then the user is asked.
   */
  async toAct(what: 'open' | 'copy'): Promise<void> {
    if (!this.#counts(what)) this.#refuseWith(what);
    if (!this.#dependencies.gestures.act()) await this.#ask(what, unseen[what]);
  }

  /** Files leave the window only while the mouse is pressed. */
  toDrag(): void {
    if (!this.#counts('drag') || !this.#dependencies.gestures.act()) this.#refuseWith('drag');
  }

  /** The system’s dialog asks by itself; a page may not show it all the time. */
  toChoose(): void {
    if (!this.#counts('choose')) this.#refuseWith('choose');
  }

  /** A model is looked for at the hub when the user has pressed something; otherwise they are asked. Its name may say anything. */
  async toLookFor(repository: string): Promise<void> {
    if (!this.#counts('model')) this.#refuseWith('model');
    if (this.#dependencies.gestures.take()) return;
    await this.#ask('model', {
      message: userText('Look for this model on the internet?'),
      detail: verbatim(repository),
      agree: userText('Look for it'),
    });
  }

  /**
   * Asks before a token is saved, replaced or removed: a page could wait for any press and save a token of its own, with which
   * others might read what is sent. Its end tells the user that it is theirs.
   */
  async toToken(baseUrl: string, change: TokenChange): Promise<void> {
    const { host, href: address } = new URL(baseUrl);
    await this.#ask('token', {
      message:
        change.kind === 'remove'
          ? userText('Remove the token for {host}?', { host })
          : change.isThere
            ? userText('Replace the token for {host}?', { host })
            : userText('Save a token for {host}?', { host }),
      detail:
        change.kind === 'remove'
          ? verbatim(address)
          : change.ending === null
            ? userText('{address}\n\nRequests there will be made with it.', { address })
            : userText('{address}\n\nIt ends in …{ending}. Requests there will be made with it.', {
                address,
                ending: change.ending,
              }),
      agree: change.kind === 'remove' ? userText('Remove token') : userText('Save token'),
    });
  }

  /** Asks before the program is replaced by another version. */
  async toInstall(version: string): Promise<void> {
    await this.#ask('install', {
      message: userText('Install Nearnote {version} now?', { version }),
      detail: userText(
        'Nearnote closes, and starts again in the new version. Your notes and the library stay as they are.',
      ),
      agree: userText('Install'),
    });
  }

  /** Asks before the network is used again. */
  async toNetwork(): Promise<void> {
    await this.#ask('network', {
      message: userText('Let Nearnote use the network again?'),
      detail: userText('It was switched off in Settings, under Privacy.'),
      agree: userText('Allow'),
    });
  }

  /**
   * Whether an address of the web is to be opened in the browser: the user must have pressed something, and is shown where
   * it leads, because the text of a link may say anything, unless they chose not to be asked for this host any more.
   */
  async opensAddress(address: string): Promise<boolean> {
    const { gestures, hosts } = this.#dependencies;
    const { host } = new URL(address);
    if (!this.#counts('address')) return this.#refuse('address');
    if (gestures.take() && hosts.opensWithoutQuestion(host)) return true;
    const { isAgreed, isRemembered } = await this.#answer({
      message: userText('Open this address in your browser?'),
      detail: verbatim(address),
      agree: userText('Open'),
      remember: userText('Do not ask again for {host}', { host }),
    });
    if (!isAgreed) return this.#refuse('address');
    if (isRemembered) hosts.openWithoutQuestion(host);
    return true;
  }

  /** Whether a mail to an address is to be begun in the user’s mail program. They are shown the address each time. */
  async writesTo(address: string): Promise<boolean> {
    if (!this.#counts('address')) return this.#refuse('address');
    const { isAgreed } = await this.#answer({
      message: userText('Write to this address in your mail program?'),
      detail: verbatim(address),
      agree: userText('Write'),
    });
    return isAgreed || this.#refuse('address');
  }

  #answer(question: Question): Promise<Answer> {
    return this.#dependencies.questions.ask(question);
  }

  async #ask(what: Matter, question: Question): Promise<void> {
    if ((await this.#answer(question)).isAgreed) return;
    this.#refuseWith(what);
  }

  /** Counts an act, unless there were too many of its kind. */
  #counts(kind: 'address' | 'open' | 'drag' | 'copy' | 'choose' | 'model'): boolean {
    const limit = this.#limits[kind];
    if (limit.isReached) return false;
    limit.count();
    return true;
  }

  #refuseWith(what: Matter): never {
    this.#refuse(what);
    throw new NearnoteError('consent-missing', refusals[what]);
  }

  #refuse(what: Matter): false {
    this.#dependencies.logger.log('page.refused', { what });
    return false;
  }
}

const reasons: Record<Sensitivity, UserText> = {
  drive: userText('This is a whole drive.'),
  home: userText('This is a home folder, with everything in it.'),
  system: userText('This folder belongs to the system.'),
  programs: userText('Programs keep their settings and keys in this folder.'),
};

const purposes = {
  models: (address: string) =>
    userText(
      '{address}\n\nModels will be looked for there and downloaded from there. It is told which ones, and nothing of your notes.',
      { address },
    ),
  scans: (address: string) =>
    userText(
      '{address}\n\nWhat letters look like, for reading scanned pages, will be downloaded from there. It is told which languages, and nothing of your notes.',
      { address },
    ),
  embedding: (address: string) =>
    userText(
      '{address}\n\nOne word is sent there to try the model, with the token if there is one. Nothing of your notes is sent yet.',
      { address },
    ),
  updates: (address: string) =>
    userText(
      '{address}\n\nNew versions of Nearnote will be looked for there. It is told nothing but that somebody asks.',
      { address },
    ),
  again: (address: string) =>
    userText(
      '{address}\n\nIt will be used as before: models or new versions of Nearnote are downloaded from there or, while a model of this address is in use, the texts of your notes and your searches are sent there.',
      { address },
    ),
};

/** Questions about what no press of the user’s was seen for. */
const unseen = {
  open: {
    message: userText('Open something outside Nearnote?'),
    detail: userText('A note or a folder is to be opened, but Nearnote has not seen you press anything.'),
    agree: userText('Open'),
  },
  copy: {
    message: userText('Copy something to the clipboard?'),
    detail: userText('A text is to be copied, but Nearnote has not seen you press anything.'),
    agree: userText('Copy'),
  },
};

const refusals: Record<Matter, UserText> = {
  address: userText('The address was not opened: you did not agree to it.'),
  folder: userText('The folder was not added: you did not agree to it.'),
  code: userText('The settings were not changed: you did not agree to it.'),
  file: userText('The file was not opened: you did not agree to it.'),
  host: userText('Nothing was sent: you did not agree to it.'),
  texts: userText('Nothing was sent: you did not agree to it.'),
  rebuild: userText('Nothing was rebuilt: you did not agree to it.'),
  token: userText('The token was not changed: you did not agree to it.'),
  open: userText(
    'Nothing more was opened: Nearnote opens things only when you ask for it, and only so many at once. Try again in a moment.',
  ),
  drag: userText('Nothing was dragged: Nearnote hands files over only when you drag them. Try again in a moment.'),
  choose: userText('The dialog was shown too often. Try again in a moment.'),
  copy: userText('Nothing was copied: Nearnote copies only when you ask for it. Try again in a moment.'),
  model: userText('The model was not looked for: you did not agree to it, or it was too often within a minute.'),
  install: userText('The new version was not installed: you did not agree to it.'),
  network: userText('The network stays switched off: you did not agree to it.'),
};
