import { addressOf, isWithin } from '../../../shared/allowed-hosts.ts';
import type { ModelView } from '../../../shared/models.ts';

/** An address that Nearnote asks something of, or may ask, and for what. */
export interface AddressRow {
  address: string;
  isAllowed: boolean;
  /** Whether models are looked for and downloaded there. */
  isHub: boolean;
  /** The hosted models that are there. */
  models: ModelView[];
}

/**
 * The addresses that the user has allowed, with what uses each, then those that are to be used without being allowed.
 * @param hubUrl where models are downloaded from; undefined until it is known.
 */
export function addressRows(
  allowed: readonly string[],
  hubUrl: string | undefined,
  models: readonly ModelView[],
): AddressRow[] {
  const rows = allowed.map((address): AddressRow => ({ address, isAllowed: true, isHub: false, models: [] }));
  const rowOf = (used: string): AddressRow => {
    const address = addressOf(used) ?? used;
    const known = rows.find((row) => isWithin(address, row.address));
    if (known !== undefined) return known;
    const added = { address, isAllowed: false, isHub: false, models: [] };
    rows.push(added);
    return added;
  };
  if (hubUrl !== undefined) rowOf(hubUrl).isHub = true;
  for (const model of models) if (model.baseUrl !== null) rowOf(model.baseUrl).models.push(model);
  return rows;
}

/** An address as it is shown: what is not encrypted is told by its beginning. */
export function addressName(address: string): string {
  return address.replace(/^https:\/\//, '');
}
