// @prisma/adapter-pg made fit for the schema engine: it is written for the queries of an application.
import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';

// Types of PostgreSQL's catalogue that the adapter does not know (prisma/orm#27403), and those to read them as:
// "char" as bpchar, name as text, "char"[] and name[] as text[].
const CHAR = 18;
const STAND_INS = new Map([
  [CHAR, 1042],
  [19, 25],
  [1002, 1009],
  [1003, 1009],
]);
const standIn = (oid) => STAND_INS.get(oid) ?? oid;

export function databaseOf(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** Discrete settings: with `connectionString` its database would win over the shadow database's name. */
export function settingsOf(url) {
  const { hostname, port, username, password, searchParams } = new URL(url);
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username) || undefined,
    password: decodeURIComponent(password) || undefined,
    database: databaseOf(url),
    ssl: /^(require|verify)/.test(searchParams.get('sslmode') ?? '') || undefined,
  };
}

/** What the schema engine asks for its connections, the shadow database's included. */
export function postgresFactory(url) {
  const settings = settingsOf(url);
  const schema = new URL(url).searchParams.get('schema') ?? 'public';
  const connectTo = async (database) =>
    fitForSchemas(await new PrismaPg({ ...settings, database }, { schema }).connect());
  const connect = () => connectTo(settings.database);

  /** The adapter's own would drop the shadow database while its pool is still connected to it. */
  const connectToShadowDb = async () => {
    const main = await connect();
    const database = `prisma_migrate_shadow_db_${randomUUID()}`;
    await main.executeScript(`CREATE DATABASE "${database}"`);
    const shadow = await connectTo(database);
    const disconnect = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await disconnect();
      await main.executeScript(`DROP DATABASE "${database}"`);
      await main.dispose();
    };
    return shadow;
  };
  const { adapterName, provider } = new PrismaPg(settings);
  return bindMigrationAwareSqlAdapterFactory({ adapterName, provider, connect, connectToShadowDb });
}

function fitForSchemas(adapter) {
  const queryRaw = adapter.queryRaw;
  adapter.queryRaw = async (query) => {
    let columns = [];
    const client = {
      query: async (request) => {
        const result = await adapter.client.query(withStandIns(request));
        columns = result.fields.map((field) => field.dataTypeID);
        for (const field of result.fields) field.dataTypeID = standIn(field.dataTypeID);
        return result;
      },
    };
    const rows = await queryRaw.call(Object.create(adapter, { client: { value: client } }), query);
    // PostgreSQL 18 lists NOT NULL among the constraints; the engine panics unless their kind is a Character.
    const columnTypes = rows.columnTypes.map((type, i) =>
      columns[i] === CHAR ? ColumnTypeEnum.Character : type,
    );
    return { ...rows, columnTypes };
  };
  // The adapter splits scripts at every semicolon, those in function bodies too. Sent whole, as the native engine
  // does, a script is one transaction besides.
  adapter.executeScript = async (script) => {
    await adapter.client.query(script).catch((error) => adapter.onError(error));
  };
  return adapter;
}

function withStandIns(request) {
  const getTypeParser = (oid, format) => request.types.getTypeParser(standIn(oid), format);
  return request.types ? { ...request, types: { getTypeParser } } : request;
}
