import type { StartInference } from './embedding/inference-process.ts';
import type { EngineServices } from './engine-parts.ts';
import { LanguageData, languagePackages, packageRegistry } from './scans/language-data.ts';
import { PagePictures } from './scans/page-pictures.ts';
import { PageReader } from './scans/page-reader.ts';
import { ScanReading } from './scans/scan-reading.ts';

interface ScanFolders {
  /** For what all libraries share. */
  data: string;
  /** For what was read from pictures. */
  recognised: string;
}

/** What reads the scanned pages of a library. */
export function scansOf(
  services: Pick<EngineServices, 'store' | 'file' | 'indexer' | 'generations' | 'libraryStatus' | 'models'>,
  { data, recognised }: ScanFolders,
  startInference: StartInference,
): ScanReading {
  const { store, models, libraryStatus } = services;
  const { network } = models;
  const source = { fetch: network.fetchFor('scans'), address: packageRegistry, packages: languagePackages };
  const scans = new ScanReading({
    ...services,
    database: store.database,
    network,
    data: new LanguageData(data, source),
    reader: new PageReader(startInference),
    pictures: new PagePictures(store.database, startInference, recognised),
    recognised,
  });
  libraryStatus.showScans(() => scans.state());
  return scans;
}
