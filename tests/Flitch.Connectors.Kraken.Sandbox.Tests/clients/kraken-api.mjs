// kraken-api against the sandbox: it sends form bodies without a content type, and nonces in microseconds.
import { createRequire } from 'node:module';
import { base, key, secret, check, truth, difference, without, newest } from './report.mjs';

const KrakenClient = createRequire(import.meta.url)('kraken-api');
const client = new KrakenClient(key, secret, { url: base });
const call = async (method, parameters = {}) => (await client.api(method, parameters)).result;

await check('Balance', async () => difference(await call('Balance'), truth('Balance')));
await check('TradeBalance', async () => difference({ '': await call('TradeBalance') }, truth('TradeBalance')));
await check('OpenOrders', async () => difference((await call('OpenOrders')).open, without(truth('OpenOrders'), 'trades')));
await check('ClosedOrders', async () =>
  difference((await call('ClosedOrders', { trades: true })).closed, newest(truth('ClosedOrders'), 50, 'closetm')));
await check('TradesHistory', async () =>
  difference((await call('TradesHistory', { ledgers: true, trades: true })).trades, newest(truth('TradesHistory'), 50, 'time')));
await check('Ledgers', async () => {
  const rows = { ...(await call('Ledgers', { ofs: 0 })).ledger, ...(await call('Ledgers', { ofs: 50 })).ledger };
  return Object.keys(rows).length === 100 && Object.entries(rows).every(([id, row]) => difference({ [id]: row }, { [id]: truth('Ledgers')[id] }) === null)
    ? null : 'the first hundred rows differ';
});
await check('OpenPositions', async () => difference(await call('OpenPositions'), without(truth('OpenPositions'), 'value', 'net')));
await check('wrong key', async () => {
  const stranger = new KrakenClient('nobody', secret, { url: base });
  return await stranger.api('Balance').then(() => 'answered', error => error.message === 'API:Invalid key' ? null : error.message);
});
