// The operation that is shown to somebody who opens GraphiQL for the first time. The demo bureau has an answer to it.
const firstOperation = `# Food-safety cases decided in 2023, the highest fines first, with the payments
# of each fine; and the number and penalties of all cases of that year by field.
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
    defaultQuery: firstOperation,
  }),
)
