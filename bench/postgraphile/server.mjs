// PostGraphile with its aggregates plugin over the benchmark's database, as its own documentation sets it up.
// Arguments: connection string, port, connections.
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { grafserv } from "postgraphile/grafserv/node";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { PgSimplifyInflectionPreset } from "@graphile/simplify-inflection";
import { PgAggregatesPreset } from "@graphile/pg-aggregates";
import { makePgSmartTagsPlugin } from "postgraphile/utils";

const [connectionString, port, connections] = process.argv.slice(2);

// The ways that the benchmark asks for and that the database has no foreign key of its own for.
const way = (from, column, to, name) => ({
  kind: "class",
  match: from,
  tags: { foreignKey: `(agency_id, ${column}) references ${to} (agency_id, id)|@foreignFieldName ${name}` },
});
const ways = makePgSmartTagsPlugin([
  way("penalties", "case_id", "cases", "penalties"),
  way("payments", "penalty_id", "penalties", "payments"),
]);

const preset = {
  plugins: [ways],
  extends: [PostGraphileAmberPreset, PgSimplifyInflectionPreset, PgAggregatesPreset],
  pgServices: [makePgService({ connectionString, schemas: ["public"], poolConfig: { max: Number(connections) } })],
  grafserv: { graphqlPath: "/graphql", graphiql: false, websockets: false, maxRequestLength: 1000000 },
  grafast: { explain: false },
  schema: { defaultBehavior: "+aggregates +filterBy" },
};

const instance = postgraphile(preset);
const serv = instance.createServ(grafserv);
const server = createServer();
await serv.addTo(server);
server.listen(Number(port), "127.0.0.1", () => console.log("ready"));
process.on("SIGTERM", () => { server.close(); instance.release(); process.exit(0); });
