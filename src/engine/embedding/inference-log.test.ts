import { beforeEach, expect, it } from 'vitest';
import { type LogRecord, loggerOf, loggerTo } from '../../shared/log.ts';
import { withLog } from './inference-log.ts';
import type { InferenceProcess } from './inference-process.ts';

let records: LogRecord[];
let listeners: ((message: unknown) => void)[];
let end: () => void;
let process: InferenceProcess;

beforeEach(() => {
  records = [];
  listeners = [];
  const closers: (() => void)[] = [];
  end = () => {
    for (const close of closers) close();
  };
  const started: InferenceProcess = {
    post: () => {},
    onMessage: (listener) => void listeners.push(listener),
    onClose: (close) => void closers.push(close),
    kill: end,
  };
  const logger = loggerOf('engine', (record) => records.push(record));
  process = withLog(() => started, logger)();
});

it('what an inference process logs is written to the log', () => {
  const post = (message: unknown) => {
    for (const listener of listeners) listener(message);
  };
  const facts = { device: 'cpu', dtype: 'q8', runtime: 'native', background: false, ms: 3 } as const;
  loggerTo({ post, onMessage: () => {}, onClose: () => {} }, 'inference').log('model.loaded', facts);
  expect(records).toMatchObject([{ source: 'inference', event: 'model.loaded', facts }]);
});

it('the log tells an inference process that died from one that was ended', () => {
  end();
  expect(records).toMatchObject([{ event: 'inference.died' }]);
  records.length = 0;
  process.kill();
  expect(records).toMatchObject([{ event: 'inference.ended' }]);
});
