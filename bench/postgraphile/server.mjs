// Serves the benchmark's database with PostGraphile and its aggregates plugin, set up as its own documentation says.
// Arguments: connection string, port, number of connections. Prints "ready" once it listens.
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { grafserv } from "postgraphile/grafserv/node";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { PgSimplifyInflectionPreset } from "@graphile/simplify-inflection";
import { PgAggregatesPreset } from "@graphile/pg-aggregates";
import { makePgSmartTagsPlugin } from "postgraphile/utils";

const [connectionString, port, connections] = process.argv.slice(2);

// Relations that the scenarios follow and for which the database has no foreign key.
const relation = (from, column, to, name) => ({
  kind: "class",
  match: `public.${from}`, // not the table of earlier versions, which has the same name
  tags: { foreignKey: `(agency_id, ${column}) references ${to} (agency_id, id)|@foreignFieldName ${name}` },
});
const relations = makePgSmartTagsPlugin([
  relation("penalties", "case_id", "cases", "penalties"),
  relation("payments", "penalty_id", "penalties", "payments"),
]);

const preset = {
  plugins: [relations],
  extends: [PostGraphileAmberPreset, PgSimplifyInflectionPreset, PgAggregatesPreset],
  pgServices: [makePgService({ connectionString, schemas: ["public"], poolConfig: { max: Number(connections) } })],
  grafserv: { graphqlPath: "/graphql", graphiql: false, websockets: false, maxRequestLength: 1000000 },
  grafast: { explain: false },
  schema: { defaultBehavior: "+aggregates +filterBy" },
};

const instance = postgraphile(preset);
const graphqlServer = instance.createServ(grafserv);
const server = createServer();
await graphqlServer.addTo(server);
server.listen(Number(port), "127.0.0.1", () => console.log("ready"));
process.on("SIGTERM", () => { server.close(); instance.release(); process.exit(0); });
