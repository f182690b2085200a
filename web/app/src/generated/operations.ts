/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Role =
  | 'ADMIN'
  | 'AUDITOR'
  | 'DASHBOARD'
  | 'LEGAL'
  | 'PUBLIC';

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { name: string, role: Role, isDemo: boolean, mayFileCase: boolean, agencies: { nodes: Array<{ id: string, code: string, name: string }> }, units: { nodes: Array<{ id: string, name: string }> }, officers: { nodes: Array<{ id: string, name: string }> } }, cases: { aggregate: { max: { decidedOn: string | null } } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const ViewerDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Viewer {
  viewer {
    name
    role
    agencies(first: 100) {
      nodes {
        id
        code
        name
      }
    }
    units {
      nodes {
        id
        name
      }
    }
    officers {
      nodes {
        id
        name
      }
    }
    isDemo
    mayFileCase: may(mutation: "fileCase")
  }
  cases {
    aggregate {
      max {
        decidedOn
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;