import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedBroker } from '../src/broker/embedded/open-embedded-broker.ts';
import { openStore } from '../src/broker/store.ts';
import { type BrokerUnderTest, brokerContract } from './broker-contract.ts';

brokerContract('embedded', async () => openIn(await mkdtemp(join(tmpdir(), 'broker-contract-'))));

async function openIn(folder: string): Promise<BrokerUnderTest> {
  const store = await openStore(folder);
  return {
    broker: await openEmbeddedBroker(store),
    async reopen() {
      await store.close();
      return openIn(folder);
    },
    async remove() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
