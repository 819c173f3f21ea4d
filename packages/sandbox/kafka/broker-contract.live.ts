import { bootstrapServers } from './bootstrap-servers.ts';
import { kafkaContract } from './kafka-contract.ts';

kafkaContract('Kafka', { bootstrapServers });
