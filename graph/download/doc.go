// Package download serves the results of queries as files over HTTP: any query as xlsx or CSV (export.go, with the first sheet of definition.go),
// and the disclosure file of penalties (disclosure.go). It reads page by page within one snapshot, on connections of its own, so that long
// exports do not take those of the endpoint. How tables become a file is in package export; which tables a query has, in export/selection.
package download
