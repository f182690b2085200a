// The GraphQL of a Relay component. relay-compiler checks it against the schema.
import { graphql } from 'relay-runtime';

export const cases = graphql`
  fragment CasesPage_query on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" })
  @refetchable(queryName: "CasesPagePaginationQuery") {
    cases(first: $count, after: $cursor, orderBy: [{ filedOn: DESC }]) @connection(key: "CasesPage_cases") {
      edges { node { ...CasesPage_case } }
    }
  }
`;

export const row = graphql`
  fragment CasesPage_case on Case @refetchable(queryName: "CasesPageCaseQuery") {
    caseNo
    fineAmount
    penalties(first: 5) { edges { node { kind amount } } }
  }
`;

export const pay = graphql`
  mutation CasesPagePayMutation($input: RecordPaymentInput!) {
    recordPayment(input: $input) { payment { id } penalty { id paidAmount } }
  }
`;
