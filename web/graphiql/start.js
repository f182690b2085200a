// What a newcomer sees first: a question across subjects that the demo bureau answers.
const first = `# Cases of food safety decided in 2023, the highest fines first,
# with what was paid of each penalty, and the whole year by field beside them.
{
  cases(
    where: { decidedOn: { year: 2023 }, field: { eq: FOOD } }
    orderBy: [{ fineAmount: DESC }]
    first: 3
  ) {
    totalCount
    nodes {
      caseNo
      party { name }
      penalties(where: { kind: { eq: FINE } }) {
        nodes { amount payments(first: 2) { nodes { amount paidOn } } }
      }
    }
  }
  byField: cases(where: { decidedOn: { year: 2023 } }) {
    groups(by: [{ field: {} }], orderBy: [{ sum: { penaltyAmount: DESC } }]) {
      nodes { key { field } aggregate { count sum { penaltyAmount } } }
    }
  }
}
`
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: 'graphql' }),
    defaultQuery: first,
  }),
)
