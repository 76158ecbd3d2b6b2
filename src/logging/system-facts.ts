import { architecture, type LogFacts, platform, versionOf } from '../shared/log-events.ts';

/** What the first line of a log says of the system. @param version of Nearnote. */
export function systemFacts(version: string): LogFacts<'command.started'> {
  return {
    version: versionOf(version),
    node: versionOf(process.versions.node),
    platform: platform.catch('other').parse(process.platform),
    architecture: architecture.catch('other').parse(process.arch),
  };
}
