import type { CodegenConfig } from '@graphql-codegen/cli'

// A view keeps its operations in .graphql files beside it. Their types and texts are generated into one file, with the enums and
// inputs that they use.
const config: CodegenConfig = {
  schema: '../../graph/schema.graphql',
  documents: 'src/**/*.graphql',
  generates: {
    'src/generated/operations.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        documentMode: 'string',
        useTypeImports: true,
        skipTypename: true,
        disableDescriptions: true,
        pureMagicComment: true,
        scalars: { Date: 'string', DateTime: 'string', Money: 'string', Decimal: 'string', ID: 'string' },
      },
    },
  },
}
export default config
