// Reads every line of a file with Faros' protocol classes, and prints how many messages of each type there are.
const fs = require('fs');
const protocol = require('faros-airbyte-cdk/lib/protocol');

const counts = {};
for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n').filter((one) => one !== '')) {
  const message = protocol.parseAirbyteMessage(line);
  if (message.type === 'RECORD' && !(message instanceof protocol.AirbyteRecord && message.record.data.id)) {
    throw new Error('no record: ' + line);
  }
  if (message.type === 'STATE' && !protocol.isStateMessage(message)) {
    throw new Error('no state: ' + line);
  }
  if (message.type === 'CATALOG') {
    new protocol.AirbyteCatalogMessage(message.catalog);
  }
  counts[message.type] = (counts[message.type] || 0) + 1;
}
console.log(JSON.stringify(counts));
