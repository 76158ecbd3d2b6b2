import { type PGlite, protocol } from '@electric-sql/pglite';
import { copiedRows } from './binary-rows.ts';

const { serialize } = protocol;
const dataRow = 'D'.charCodeAt(0);
/** Of a message: its type, then its length without the type. */
const headerBytes = 5;

/**
 * Reading statements that PostgreSQL keeps parsed and planned, with rows in its binary format: where few rows are read, parsing,
 * planning and the text of the rows take most of a statement’s time. One connection, asked for one statement at a time. PostgreSQL
 * plans one anew when its tables were analysed, or its plans discarded, but not for their growth.
 */
export class PreparedReads {
  readonly #pglite: PGlite;
  readonly #names = new Map<string, string>();
  #made = 0;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  /** The rows as BinaryRows reads them. @param parameters as PostgreSQL writes values. @throws what PGlite throws. */
  async rows(statement: string, parameters: readonly string[]): Promise<Uint8Array> {
    const known = this.#names.get(statement);
    // A name is taken only once: the statement of one that failed may be there, or not.
    const name = known ?? `read ${++this.#made}`;
    const { data } = await this.#pglite.execProtocol(
      Buffer.concat([
        known === undefined ? serialize.parse({ name, text: statement }) : new Uint8Array(),
        binding(name, parameters),
        serialize.execute({}),
        serialize.sync(),
      ]),
      // Nothing was written.
      { syncToFs: false },
    );
    this.#names.set(statement, name);
    return copiedRows(rowsOf(data));
  }
}

/** The message that binds parameters, given as text, and asks for rows in binary: PGlite’s own lacks the format of the rows. */
function binding(statement: string, parameters: readonly string[]): Buffer {
  const values = parameters.flatMap((parameter) => [int32(Buffer.byteLength(parameter)), Buffer.from(parameter)]);
  const allBinary = [int16(1), int16(1)];
  const body = Buffer.concat([
    Buffer.from(`\0${statement}\0`),
    int16(0),
    int16(parameters.length),
    ...values,
    ...allBinary,
  ]);
  return Buffer.concat([Buffer.from('B'), int32(body.length + 4), body]);
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** The rows among the messages of an answer. */
function rowsOf(answer: Uint8Array): Uint8Array[] {
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
  const rows: Uint8Array[] = [];
  for (let at = 0; at < answer.length; at += 1 + view.getInt32(at + 1)) {
    if (answer[at] === dataRow) rows.push(answer.subarray(at + headerBytes, at + 1 + view.getInt32(at + 1)));
  }
  return rows;
}
