import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Device, LocalModel } from '../../shared/models.ts';
import { textsInEnglish } from '../../shared/texts-in-english.ts';
import { verbatim } from '../../shared/user-text.ts';
import { realInference } from '../testing/library.ts';
import { tiny, tinyFolder } from '../testing/models/index.ts';
import { models } from '../testing/paths.ts';
import { childProcessInference } from './inference-process.ts';
import { LocalProvider } from './local-provider.ts';

const starter: LocalModel = { ...tiny, id: 'starter', pooling: 'cls', dimensions: 256, tokenLimit: 4096 };
const double = childProcessInference(join(import.meta.dirname, '../testing/inference-double.ts'));

describe('the device of passages', () => {
  const texts = ['one passage', 'a second passage'];

  /** A provider whose WebGPU behaves as its folder’s name says, with its decisions and the devices it started. */
  function onGpu(gpu: string, choice: 'auto' | 'webgpu', decided: Device | null = null) {
    const devices: unknown[] = [];
    const decisions: unknown[] = [];
    const start = () => {
      const process = double();
      const post = (message: unknown) => {
        const load = /"device":"(\w+)"/.exec(JSON.stringify(message));
        if (load !== null) devices.push(load[1]);
        process.post(message);
      };
      return { ...process, post };
    };
    const local = new LocalProvider(
      { ...tiny, dimensions: 4 },
      {
        folder: `gpu-${gpu}`,
        start,
        choice,
        decided: decided && { device: decided, reason: verbatim('found out before') },
        onDecision: (decision) => decisions.push(textsInEnglish(decision)),
        webgpuTimeLimit: gpu.startsWith('hanging') ? 1_000 : 60_000,
      },
    );
    onTestFinished(() => local.close());
    return { local, decisions, devices };
  }

  it.each([
    ['right', 'auto', 'webgpu', 'WebGPU: 10 times as fast as the CPU, same vectors'],
    ['right', 'webgpu', 'webgpu', 'WebGPU: chosen in the settings, same vectors as the CPU'],
    ['slow', 'auto', 'cpu', 'CPU: WebGPU gave the same vectors at 0.5 times the CPU’s speed'],
    ['slow', 'webgpu', 'webgpu', 'WebGPU: chosen in the settings, same vectors as the CPU'],
    ['absent', 'auto', 'cpu', 'CPU: WebGPU was not available: no adapter'],
    ['absent', 'webgpu', 'cpu', 'CPU, although WebGPU was chosen: WebGPU was not available: no adapter'],
    ['crashing', 'auto', 'cpu', 'CPU: WebGPU crashed'],
    ['hanging', 'auto', 'cpu', 'CPU: WebGPU failed: there was no answer within 1 s'],
  ] as const)(
    'the device of passages where WebGPU is %s and the choice is %s is %s',
    async (gpu, choice, device, reason) => {
      const { local, decisions } = onGpu(gpu, choice);
      expect(await local.embed(texts, 'passage')).toHaveLength(2);
      expect(decisions).toEqual([{ device, reason }]);
    },
  );

  it.each(['auto', 'webgpu'] as const)('passages run on the CPU where WebGPU computes wrongly (%s)', async (choice) => {
    const { local, decisions } = onGpu('wrong', choice);
    await local.embed(texts, 'passage');
    expect(decisions).toMatchObject([
      {
        device: 'cpu',
        reason: expect.stringMatching(/WebGPU gave different vectors \(similarity 0\.\d+, at least 0\.99/),
      },
    ]);
  });

  it('the device of passages is looked for once, by processes that are ended then', async () => {
    const { local, devices } = onGpu('right', 'auto');
    await Promise.all([local.embed(texts, 'passage'), local.embed(texts, 'passage')]);
    expect(devices).toEqual(['cpu', 'webgpu', 'webgpu']);
  });

  it('the device of passages is not looked for again when it is known from before', async () => {
    const { local, decisions, devices } = onGpu('right', 'auto', 'webgpu');
    await local.embed(texts, 'passage');
    expect(devices).toEqual(['webgpu']);
    expect(decisions).toEqual([]);
  });

  it('queries run on the CPU without a look at other devices', async () => {
    const { local, decisions, devices } = onGpu('right', 'webgpu');
    await local.embed(texts, 'query');
    expect(devices).toEqual(['cpu']);
    expect(decisions).toEqual([]);
  });

  it.each([
    ['crashing', 'WebGPU crashed'],
    ['failing', 'WebGPU failed: the device was lost'],
    ['wrong', 'WebGPU failed: The model returned a vector with values that are not finite numbers'],
    ['hanging', 'WebGPU failed: there was no answer within 1 s'],
  ])('passages move to the CPU within the same call where WebGPU is %s in the middle of a run', async (how, what) => {
    const { local, decisions, devices } = onGpu(`${how}-later`, 'auto', 'webgpu');
    const expected = await onGpu('right', 'auto', 'cpu').local.embed(['later', ...texts], 'passage');
    const batches = await Promise.all([local.embed(['later', ...texts], 'passage'), local.embed(texts, 'passage')]);
    expect(batches).toEqual([expected, expected.slice(1)]);
    expect(decisions).toEqual([{ device: 'cpu', reason: `CPU: ${what}, while embedding` }]);
    await local.embed(texts, 'passage');
    expect(devices).toEqual(['webgpu', 'cpu']);
  });

  it('the device of passages stays undecided if the provider is closed while it is looked for', async () => {
    const { local, decisions, devices } = onGpu('absent', 'auto');
    const embedding = Promise.allSettled([local.embed(['for ever'], 'passage')]);
    await expect.poll(() => devices).toEqual(['cpu']);
    local.close();
    expect(await embedding).toMatchObject([{ reason: { code: 'engine-stopped' } }]);
    expect(decisions).toEqual([]);
    await local.embed(texts, 'passage');
    expect(decisions).toHaveLength(1);
  });

  // Vulkan’s loader reads this variable and then finds no driver, as on a computer without a graphics card.
  it('passages run on the CPU where WebGPU was chosen and there is no graphics card', async ({ skip }) => {
    skip(process.platform !== 'linux', 'only Linux’s Vulkan can be told to find no driver');
    const { VK_DRIVER_FILES: drivers } = process.env;
    process.env.VK_DRIVER_FILES = '/dev/null';
    onTestFinished(() => {
      process.env.VK_DRIVER_FILES = drivers;
      if (drivers === undefined) delete process.env.VK_DRIVER_FILES;
    });
    const decisions: unknown[] = [];
    const local = new LocalProvider(tiny, {
      folder: tinyFolder,
      start: realInference,
      choice: 'webgpu',
      decided: null,
      onDecision: (decision) => decisions.push(textsInEnglish(decision)),
    });
    onTestFinished(() => local.close());
    expect(await local.embed(texts, 'passage')).toHaveLength(2);
    expect(decisions).toEqual([
      {
        device: 'cpu',
        reason: expect.stringMatching(/^CPU, although WebGPU was chosen: WebGPU was not available: Failed to get/),
      },
    ]);
  });

  it('passages of a model that is fast on the CPU run there without a further look', async () => {
    const decisions: unknown[] = [];
    const local = new LocalProvider(starter, {
      folder: join(models, 'starter'),
      start: realInference,
      choice: 'auto',
      decided: null,
      onDecision: (decision) => decisions.push(textsInEnglish(decision)),
    });
    onTestFinished(() => local.close());
    await local.embed(texts, 'passage');
    expect(decisions).toMatchObject([{ device: 'cpu', reason: expect.stringContaining('CPU: ') }]);
  });
});
