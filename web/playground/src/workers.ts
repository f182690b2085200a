// Monaco's workers, as files of this server. This module comes before Monaco.
import EditorWorker from 'monaco-editor/esm/vs/editor/editor.worker.js?worker'
import JSONWorker from 'monaco-editor/esm/vs/language/json/json.worker.js?worker'
import GraphQLWorker from 'monaco-graphql/esm/graphql.worker.js?worker'

self.MonacoEnvironment = {
  getWorker(_id, label) {
    switch (label) {
      case 'json':
        return new JSONWorker()
      case 'graphql':
        return new GraphQLWorker()
    }
    return new EditorWorker()
  },
}
