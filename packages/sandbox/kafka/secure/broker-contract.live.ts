import { kafkaContract } from '../kafka-contract.ts';
import { at, login, trust } from './secure-kafka.ts';

kafkaContract('Kafka with TLS and a login', { ...at('SASL_SSL'), ...trust, ...login('SCRAM-SHA-512') });
