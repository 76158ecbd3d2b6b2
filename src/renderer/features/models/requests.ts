import type { DeviceChoice, VectorMemoryChoice } from '../../../shared/models.ts';
import { request } from '../../lib/api.ts';
import { bytes } from '../../lib/format.ts';
import { t } from '../../lib/translate.tsx';
import { runAction } from '../action-status/store.ts';
import { reportFailure } from '../notices/store.ts';
import { modelsStore } from './store.ts';

export const devicePlace = 'device';
export const vectorMemoryPlace = 'vector-memory';
export const hubPlace = 'hub';

/** Requests the current list. If an event arrives first, it is newer and stays. */
export function loadModels(): void {
  const { reload, show, fail } = modelsStore.getState();
  reload();
  request('models.list', {}).then((models) => {
    if (!modelsStore.getState().models) show(models);
  }, fail);
}

// The outcome of a model’s commands is shown in its row: the place is the model’s key.

export function downloadModel(key: string): void {
  runAction(key, () => request('models.download', { key }));
}

export function cancelDownload(key: string): void {
  runAction(key, () => request('models.cancelDownload', { key }));
}

export function importModel(key: string): void {
  runAction(
    key,
    () => request('models.chooseImport', { key }),
    ({ imported }) => (imported ? t('Imported.') : null),
  );
}

export function discardVectors(key: string): void {
  runAction(
    key,
    () => request('models.discard', { key }),
    ({ freedBytes }) => t('Discarded. {size} freed.', { size: bytes(freedBytes) }),
  );
}

export function deleteFiles(key: string): void {
  runAction(
    key,
    () => request('models.deleteFiles', { key }),
    ({ freedBytes }) => t('Files deleted. {size} freed.', { size: bytes(freedBytes) }),
  );
}

export function removeModel(id: string, key: string): void {
  runAction(key, () => request('models.remove', { id }));
}

/** Begins the switch to the model that is offered; what it takes stands beside the button. */
export function acceptOffer(key: string): void {
  reportFailure(request('models.use', { key }), 'model');
}

export function declineOffer(): void {
  reportFailure(request('models.decline', {}));
}

export function chooseDevice(device: DeviceChoice): void {
  runAction(devicePlace, () => request('models.configure', { device }));
}

export function chooseVectorMemory(vectorMemory: VectorMemoryChoice): void {
  runAction(vectorMemoryPlace, () => request('models.configure', { vectorMemory }));
}

export function setHubUrl(hubUrl: string): void {
  runAction(
    hubPlace,
    () => request('models.configure', { hubUrl }),
    () => t('Saved.'),
  );
}
