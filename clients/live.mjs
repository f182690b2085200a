// Follows a case with graphql-ws and with urql while it changes, once while the connection is cut. Prints what came, as JSON.
//
// node --experimental-websocket live.mjs ENDPOINT
import { createClient } from 'graphql-ws';
import { Client, fetchExchange, gql, subscriptionExchange } from "@urql/core";

const endpoint = process.argv[2];
const officersOf = "query Officers($id: ID!) @live { case(id: $id) { officers { totalCount } } }";

// ask sends an operation by POST.
async function ask(query, variables) {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: "Bearer demo-legal" },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const found = await ask(`{
  cases(where: {decidedOn: {isNull: true}, concludedOn: {isNull: true}}, orderBy: [{filedOn: DESC}], first: 1) { nodes { id officers { nodes { id } } } }
  officers(first: 20) { nodes { id } }
}`);
const id = found.cases.nodes[0].id;
const taken = found.cases.nodes[0].officers.nodes.map((o) => o.id);
const free = found.officers.nodes.map((o) => o.id).filter((o) => !taken.includes(o));

// assign adds an officer to the case.
async function assign() {
  const on = new Date().toISOString().slice(0, 10);
  await ask("mutation($id: ID!, $officer: ID!, $on: Date!) { assignOfficers(input: {case: $id, officers: [$officer], on: $on}) { case { id } } }",
    { id, officer: free.pop(), on });
}

// queue holds what comes until it is taken.
function queue() {
  const waiting = [], takers = [];
  return {
    put: (v) => (takers.length ? takers.shift()(v) : waiting.push(v)),
    take: () => (waiting.length ? Promise.resolve(waiting.shift()) : new Promise((taken) => takers.push(taken))),
  };
}

let connections = 0;
const client = createClient({
  url: endpoint.replace("http", "ws"),
  connectionParams: { Authorization: "Bearer demo-legal" },
  lazy: false,
  retryAttempts: 5,
  shouldRetry: () => true,
  retryWait: assign, // the case changes while nobody listens
  on: { connected: () => connections++ },
});
const urql = new Client({
  url: endpoint,
  preferGetMethod: false,
  exchanges: [
    subscriptionExchange({
      forwardSubscription: (operation) => ({
        subscribe: (sink) => ({ unsubscribe: client.subscribe({ ...operation, query: operation.query ?? "" }, sink) }),
      }),
    }),
    fetchExchange,
  ],
});

const live = queue(), events = queue();
const end = client.subscribe({ query: officersOf, variables: { id } }, {
  next: ({ data, errors }) => live.put(errors ?? data.case.officers.totalCount),
  error: (e) => live.put(e),
  complete: () => {},
});
const subscription = urql.subscription(gql`subscription Changed($id: ID!) { caseChanged(id: $id) { id officers { totalCount } } }`, { id })
  .subscribe(({ data, error }) => events.put(error?.message ?? data.caseChanged.officers.totalCount));

const got = { before: taken.length, live: [await live.take()], events: [] };
// An answer over the same connection comes after the subscription was read.
await new Promise((resolve, reject) => client.subscribe({ query: "{ viewer { role } }" }, { next: ({ data }) => (got.role = data.viewer.role), error: reject, complete: resolve }));
await assign();
got.live.push(await live.take());
got.events.push(await events.take());
client.terminate();
got.live.push(await live.take());
await assign();
got.live.push(await live.take());
got.connections = connections;
end();
subscription.unsubscribe();

// refused tells why a subscription is refused.
const refused = (query) => new Promise((resolve) => client.subscribe({ query }, { next: resolve, error: (e) => resolve(e[0]?.extensions?.code ?? String(e)), complete: resolve }));
got.refused = await refused("subscription { caseChanged { nonsense } }");
got.forbidden = await new Promise((resolve) => {
  const other = createClient({ url: endpoint.replace("http", "ws"), connectionParams: { Authorization: "Bearer nonsense" }, retryAttempts: 0, on: { closed: (e) => resolve(e.code) } });
  other.subscribe({ query: "{ viewer { role } }" }, { next: () => {}, error: () => {}, complete: () => {} });
});
await client.dispose();
console.log(JSON.stringify(got));
