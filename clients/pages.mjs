// Reads all cases of a year page by page with urql, then asks for a page that is too large. Arguments: the address of the endpoint,
// post or get. Prints as JSON what it saw.
import { Client, fetchExchange, gql } from '@urql/core';

const client = new Client({ url: process.argv[2], exchanges: [fetchExchange], preferGetMethod: process.argv[3] === 'get' });

const page = gql`
  query Page($after: String) {
    cases(first: 500, after: $after, where: { filedOn: { gte: "2023-01-01", lte: "2023-12-31" } }, orderBy: [{ filedOn: ASC }]) {
      totalCount
      edges { cursor node { id caseNo fineAmount } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const seen = new Set();
let cents = 0;
let total;
let after = null;
let pages = 0;
for (;;) {
  const { data, error } = await client.query(page, { after }).toPromise();
  if (error) throw error;
  total = data.cases.totalCount;
  pages++;
  for (const { node } of data.cases.edges) {
    if (seen.has(node.id)) throw new Error(`two pages have the case ${node.caseNo}`);
    seen.add(node.id);
    cents += Math.round(Number(node.fineAmount) * 100);
  }
  if (!data.cases.pageInfo.hasNextPage) break;
  after = data.cases.pageInfo.endCursor;
}

const refused = await client.query(gql`{ cases(first: 501) { totalCount } }`, {}).toPromise();
console.log(JSON.stringify({ total, pages, seen: seen.size, cents, refused: refused.error?.graphQLErrors[0]?.extensions?.code }));
